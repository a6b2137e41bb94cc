package io.sideman.app.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginFoldersTest {
  private static final Path HOME = Path.of("home", "ann");

  @Test
  void linuxKeepsPluginsInHiddenFolders() {
    var folders = new PluginFolders(HostSystem.LINUX, _ -> null, HOME);
    assertEquals(HOME.resolve(".lv2/Sideman.lv2"), folders.place(PluginFormat.LV2));
    assertEquals(HOME.resolve(".vst3/Sideman.vst3"), folders.place(PluginFormat.VST3));
    assertEquals(HOME.resolve(".clap/Sideman.clap"), folders.place(PluginFormat.CLAP));
    assertEquals(HOME.resolve(".vst/Sideman-vst.so"), folders.place(PluginFormat.VST2));
  }

  @Test
  void macKeepsPluginsInTheLibrary() {
    var folders = new PluginFolders(HostSystem.MACOS, _ -> null, HOME);
    Path plugIns = HOME.resolve("Library/Audio/Plug-Ins");
    assertEquals(plugIns.resolve("LV2/Sideman.lv2"), folders.place(PluginFormat.LV2));
    assertEquals(plugIns.resolve("VST3/Sideman.vst3"), folders.place(PluginFormat.VST3));
    assertEquals(plugIns.resolve("CLAP/Sideman.clap"), folders.place(PluginFormat.CLAP));
    assertEquals(plugIns.resolve("VST/Sideman.vst"), folders.place(PluginFormat.VST2));
  }

  @Test
  void windowsNamesItsFoldersInVariables() {
    var variables =
        Map.of("COMMONPROGRAMFILES", "common", "APPDATA", "roaming", "PROGRAMFILES", "programs");
    var folders = new PluginFolders(HostSystem.WINDOWS, variables::get, HOME);
    assertEquals(Path.of("roaming/LV2/Sideman.lv2"), folders.place(PluginFormat.LV2));
    assertEquals(Path.of("common/VST3/Sideman.vst3"), folders.place(PluginFormat.VST3));
    assertEquals(Path.of("common/CLAP/Sideman.clap"), folders.place(PluginFormat.CLAP));
    assertEquals(Path.of("programs/VSTPlugins/Sideman-vst.dll"), folders.place(PluginFormat.VST2));
  }

  @Test
  void systemsAreToldByTheirNames() {
    assertEquals(HostSystem.LINUX, HostSystem.of("Linux"));
    assertEquals(HostSystem.MACOS, HostSystem.of("Mac OS X"));
    assertEquals(HostSystem.WINDOWS, HostSystem.of("Windows 11"));
  }
}
