package io.sideman.app.plugin;

/// The formats that the plugin is built in, with the identifiers that hosts and projects know.
/// Identifiers are for ever.
public enum PluginFormat {
  LV2("LV2", "urn:sideman:band"),
  VST3("VST3", "Sideman"),
  CLAP("CLAP", "io.sideman.band"),
  VST2("VST2", "Sdmn");

  private final String title;
  private final String identifier;

  PluginFormat(String title, String identifier) {
    this.title = title;
    this.identifier = identifier;
  }

  public String title() {
    return title;
  }

  public String identifier() {
    return identifier;
  }

  /// The file or folder that the build makes and hosts load.
  public String fileName(HostSystem system) {
    return switch (this) {
      case LV2 -> "Sideman.lv2";
      case VST3 -> "Sideman.vst3";
      case CLAP -> "Sideman.clap";
      case VST2 ->
          switch (system) {
            case LINUX -> "Sideman-vst.so";
            case MACOS -> "Sideman.vst";
            case WINDOWS -> "Sideman-vst.dll";
          };
    };
  }
}
