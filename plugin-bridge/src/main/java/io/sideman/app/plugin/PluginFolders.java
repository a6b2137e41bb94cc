package io.sideman.app.plugin;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where hosts look for a user's plugins.
///
/// @param environment variables of the process, null for those that are not set
public record PluginFolders(
    HostSystem system, UnaryOperator<@Nullable String> environment, Path userHome) {

  /// The folders of this process's user.
  public static PluginFolders ofProcess() {
    return new PluginFolders(
        HostSystem.current(), System.getenv()::get, Path.of(System.getProperty("user.home")));
  }

  /// The folder of a format.
  public Path folder(PluginFormat format) {
    return switch (system) {
      case LINUX -> linux(format);
      case MACOS -> mac(format);
      case WINDOWS -> windows(format);
    };
  }

  /// The installed plugin's file or folder, which may be missing.
  public Path place(PluginFormat format) {
    return folder(format).resolve(format.fileName(system));
  }

  private Path linux(PluginFormat format) {
    return switch (format) {
      case LV2 -> userHome.resolve(".lv2");
      case VST3 -> userHome.resolve(".vst3");
      case CLAP -> userHome.resolve(".clap");
      case VST2 -> userHome.resolve(".vst");
    };
  }

  private Path mac(PluginFormat format) {
    Path plugIns = userHome.resolve("Library/Audio/Plug-Ins");
    return switch (format) {
      case LV2 -> plugIns.resolve("LV2");
      case VST3 -> plugIns.resolve("VST3");
      case CLAP -> plugIns.resolve("CLAP");
      case VST2 -> plugIns.resolve("VST");
    };
  }

  private Path windows(PluginFormat format) {
    return switch (format) {
      case LV2 -> named("APPDATA", "C:\\Users\\Default\\AppData\\Roaming").resolve("LV2");
      case VST3 -> named("COMMONPROGRAMFILES", "C:\\Program Files\\Common Files").resolve("VST3");
      case CLAP -> named("COMMONPROGRAMFILES", "C:\\Program Files\\Common Files").resolve("CLAP");
      case VST2 -> named("PROGRAMFILES", "C:\\Program Files").resolve("VSTPlugins");
    };
  }

  private Path named(String variable, String otherwise) {
    String value = environment.apply(variable);
    return Path.of(value == null || value.isBlank() ? otherwise : value);
  }
}
