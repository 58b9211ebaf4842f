package dev.spotifylake.it.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.stack.RolePolicy.Grant;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds the roles against the calls notices both ways of being wrong.
final class RolePolicyTest {
  private final ActionLog calls = new ActionLog();
  private RolePolicy role;

  @BeforeEach
  void read() throws IOException {
    role =
        new RolePolicy(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {"Policies":[{"PolicyDocument":{"Statement":[{"Effect":"Allow",
                      "Action":["s3:GetObject","s3:PutObject"],
                      "Resource":"arn:aws:s3:::lake/raw/*"}]}}]}
                    """));
  }

  @Test
  void whatIsAllowedAndDoneIsNotSpokenOf() {
    calls.record("Tester", "s3:GetObject", "arn:aws:s3:::lake/raw/a");
    calls.record("Tester", "s3:PutObject", "arn:aws:s3:::lake/raw/b");

    assertThat(role.refused(calls.of("Tester"))).isEmpty();
    assertThat(role.unused(calls.of("Tester"))).isEmpty();
  }

  @Test
  void aCallThatNoGrantAllowsIsRefused() {
    calls.record("Tester", "s3:DeleteObject", "arn:aws:s3:::lake/raw/a");
    calls.record("Tester", "s3:GetObject", "arn:aws:s3:::lake/state/a");

    assertThat(role.refused(calls.of("Tester"))).hasSize(2);
  }

  @Test
  void aGrantThatNobodyUsedIsReported() {
    calls.record("Tester", "s3:GetObject", "arn:aws:s3:::lake/raw/a");
    calls.record("Someone else", "s3:PutObject", "arn:aws:s3:::lake/raw/a");

    assertThat(role.unused(calls.of("Tester")))
        .containsExactly(new Grant("s3:PutObject", "arn:aws:s3:::lake/raw/*"));
  }

  @Test
  void whatOneTestSawIsKeptForTheLast() {
    calls.record("RolePolicyTest", "s3:GetObject", "arn:aws:s3:::lake/raw/a");

    assertThat(ActionLog.byAllTests("RolePolicyTest")).hasSize(1);
    assertThat(new ActionLog().of("RolePolicyTest")).isEmpty();
  }
}
