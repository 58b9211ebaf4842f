package dev.spotifylake.cli.backfill;

import dev.spotifylake.common.source.Source;
import java.util.ArrayList;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The sources' names in the lake, such as `playlist_items`, for options and their help.
final class SourceNames extends ArrayList<String> implements ITypeConverter<Source> {
  private static final long serialVersionUID = 1L;

  SourceNames() {
    super(Source.wireNames());
  }

  @Override
  public Source convert(String name) {
    try {
      return Source.ofWireName(name);
    } catch (IllegalArgumentException unknown) {
      throw new TypeConversionException(String.valueOf(unknown.getMessage()));
    }
  }
}
