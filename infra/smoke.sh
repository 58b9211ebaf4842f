#!/usr/bin/env bash
# Tries a whole lake on a real account: deploy, run, tables, crawl, query, teardown.
#
#   infra/smoke.sh [STACK]        default stack: spotify-lake-smoke; the region is that of your AWS settings
#
# Needs: the AWS CLI signed in, jq, and the three jars (./mvnw package -DskipTests, or those of a release).
# Costs some cents: the crawl is charged as ten minutes. KEEP=true deletes nothing, so that you can inspect the lake.
set -euo pipefail
cd "$(dirname "$0")"

stack=${1:-spotify-lake-smoke}
work=$(mktemp -d)
outputs='{}'

say() { printf 'smoke: %s\n' "$*"; }
die() { printf 'smoke: FAILED: %s\n' "$*" >&2; exit 1; }
output() { jq -er --arg name "$1" '.[$name]' <<<"$outputs" || die "the stack has no output $1"; }

for command in aws jq; do
  command -v "$command" >/dev/null || die "$command is not on the path: install it"
done
for jar in ../extract-lambda/target/extract-lambda.jar ../transform-lambda/target/transform-lambda.jar ../compact-lambda/target/compact-lambda.jar; do
  [[ -f $jar ]] || die "$jar is not there: run ./mvnw package -DskipTests"
done
account=$(aws sts get-caller-identity --query Account --output text) || die "not signed in: run aws configure or aws sso login"
region=$(aws configure get region || true)
region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$region}}
[[ -n $region ]] || die "no region: set AWS_REGION"
export AWS_REGION=$region
jars=$stack-jars-$account-$region
say "account $account, region $region, stack $stack"

# Everything of that name is deleted in the end, so nothing of that name may be there before.
if aws cloudformation describe-stacks --stack-name "$stack" >/dev/null 2>&1; then
  die "there is a stack $stack already: give another name, this script deletes what it tries"
fi
for part in raw curated results jars; do
  if aws s3api head-bucket --bucket "$stack-$part-$account-$region" 2>/dev/null; then
    die "there is a bucket $stack-$part-$account-$region already: give another name, or empty and delete it"
  fi
done

# What a failed step leaves behind is removed too.
teardown() {
  local status=$?
  rm -rf "$work"
  if [[ ${KEEP:-false} == true ]]; then
    say "kept: docs/how-to/update-and-remove-the-stack.md says how to delete it; the jars lie in $jars"
    exit "$status"
  fi
  say "teardown"
  for part in raw curated results; do
    aws s3 rm --quiet --recursive "s3://$stack-$part-$account-$region" 2>/dev/null || true
  done
  aws cloudformation delete-stack --stack-name "$stack"
  aws cloudformation wait stack-delete-complete --stack-name "$stack" || status=1
  for part in raw curated results; do
    aws s3 rb "s3://$stack-$part-$account-$region" --force >/dev/null 2>&1 || true
  done
  aws s3 rb "s3://$jars" --force >/dev/null 2>&1 || true
  if ((status == 0)); then say "PASSED"; else say "FAILED"; fi
  exit "$status"
}
trap teardown EXIT

say "deploy"
aws s3 mb "s3://$jars" >/dev/null
aws cloudformation package --template-file template.json --s3-bucket "$jars" --use-json \
  --output-template-file "$work/packaged.json" >/dev/null
aws cloudformation deploy --template-file "$work/packaged.json" --s3-bucket "$jars" --stack-name "$stack" \
  --capabilities CAPABILITY_IAM --parameter-overrides "LakeName=$stack" AlarmMail=none
outputs=$(aws cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].Outputs' --output json \
  | jq 'map({(.OutputKey): .OutputValue}) | add')

say "run, without a login: it must end green; its result is queried from ops_runs below"
aws lambda invoke --function-name "$(output ExtractFunction)" --cli-binary-format raw-in-base64-out --payload \
  "{\"version\":\"0\",\"id\":\"smoke\",\"detail-type\":\"Scheduled Event\",\"source\":\"smoke\",\"account\":\"$account\",\"time\":\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\",\"region\":\"$region\",\"resources\":[],\"detail\":{}}" \
  "$work/response.json" >"$work/invocation.json"
[[ $(jq -r '.FunctionError // "none"' "$work/invocation.json") == none ]] || die "the extract failed: $(cat "$work/response.json")"
say "it returned $(cat "$work/response.json")"

curated=$(output CuratedRoot)
say "wait for the transform"
for ((attempt = 0; attempt < 60; attempt++)); do
  aws s3 ls --recursive "$curated/curated/ops_runs/" 2>/dev/null | grep -q parquet && break
  sleep 5
done
aws s3 ls --recursive "$curated/curated/ops_runs/" | grep -q parquet || die "no file of ops_runs after 5 minutes"
for queue in ExtractDeadLettersUrl TransformDeadLettersUrl; do
  waiting=$(aws sqs get-queue-attributes --queue-url "$(output "$queue")" \
    --attribute-names ApproximateNumberOfMessages --query 'Attributes.ApproximateNumberOfMessages' --output text)
  [[ $waiting == 0 ]] || die "$waiting messages lie in $queue"
done

database=$(output DatabaseName)
catalog() {
  aws glue get-tables --database-name "$database" --output json \
    | jq -S '[.TableList[] | select(.TableType != "VIRTUAL_VIEW") | {name: .Name, columns: [.StorageDescriptor.Columns[] | [.Name, .Type]], keys: [(.PartitionKeys // [])[] | [.Name, .Type]], projection: .Parameters["projection.enabled"]}] | sort_by(.name)'
}
say "crawl: it must succeed and change no table (views are not the crawler's)"
catalog >"$work/before.json"
jq -S '[.Resources[] | select(.Type == "AWS::Glue::Table" and .Condition == "WritesParquet") | .Properties.TableInput
        | {name: .Name, columns: [.StorageDescriptor.Columns[] | [.Name, .Type]], keys: [.PartitionKeys[] | [.Name, .Type]], projection: .Parameters["projection.enabled"]}] | sort_by(.name)' \
  template.json >"$work/code.json"
diff "$work/code.json" "$work/before.json" || die "the catalog is not what the template says"
crawler=$(output CrawlerName)
aws glue start-crawler --name "$crawler"
for ((attempt = 0; attempt < 120; attempt++)); do
  [[ $(aws glue get-crawler --name "$crawler" --query Crawler.State --output text) == READY ]] && break
  sleep 10
done
crawled=$(aws glue get-crawler --name "$crawler" --query Crawler.LastCrawl.Status --output text)
[[ $crawled == SUCCEEDED ]] || die "the crawl ended as $crawled"
catalog >"$work/after.json"
diff "$work/before.json" "$work/after.json" || die "the crawl changed a table"

ask() {
  local id state
  id=$(aws athena start-query-execution --work-group "$(output WorkGroupName)" \
    --query-execution-context "Database=$database" --query-string "$1" --query QueryExecutionId --output text)
  for ((attempt = 0; attempt < 60; attempt++)); do
    state=$(aws athena get-query-execution --query-execution-id "$id" --query QueryExecution.Status.State --output text)
    case $state in
      SUCCEEDED) aws athena get-query-results --query-execution-id "$id" --query 'ResultSet.Rows[1].Data[0].VarCharValue' --output text; return ;;
      FAILED | CANCELLED) die "the query $state: $(aws athena get-query-execution --query-execution-id "$id" --query QueryExecution.Status.StateChangeReason --output text)" ;;
    esac
    sleep 2
  done
  die "the query did not end in two minutes"
}
say "queries"
runs=$(ask "SELECT count(*) FROM ops_runs WHERE outcome = 'waiting_for_login' AND month = '$(date -u +%Y-%m)'")
((runs >= 1)) || die "ops_runs holds $runs runs that wait for a login"
[[ $(ask "SELECT count(*) FROM plays WHERE month = '$(date -u +%Y-%m)'") == 0 ]] || die "plays of nobody"

say "the other formats are updates of the same stack"
for format in both csv parquet; do
  aws cloudformation deploy --template-file "$work/packaged.json" --s3-bucket "$jars" --stack-name "$stack" \
    --capabilities CAPABILITY_IAM --parameter-overrides "LakeName=$stack" AlarmMail=none "Format=$format"
  ask "SELECT count(*) FROM ops_rejects WHERE month = '$(date -u +%Y-%m)'" >/dev/null
done
