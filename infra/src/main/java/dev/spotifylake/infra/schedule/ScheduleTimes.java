package dev.spotifylake.infra.schedule;

/// When a function is called, and what the schedule is named.
///
/// @param id the end of the schedule's logical id
/// @param group the name of the schedule's group
/// @param expression such as `rate(6 hours)`
public record ScheduleTimes(
    String id, String group, String name, String description, String expression) {}
