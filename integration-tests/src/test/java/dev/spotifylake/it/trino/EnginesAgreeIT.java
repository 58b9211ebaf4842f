package dev.spotifylake.it.trino;

class EnginesAgreeIT extends EnginesAgree {
  EnginesAgreeIT() {
    super(AnsweredLake.ofTwoWeeks());
  }
}
