package io.sideman.players.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.tokens.ChordCodec;
import io.sideman.players.tokens.Conditioning;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.TonalCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShippedModelsTest {
  private static final Path FOLDER = Path.of(System.getProperty("sideman.presets"), "models");

  private static List<ModelHeader> shipped() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(ModelFile.SUFFIX) && isPlayer(file))
          .map(file -> ModelFile.read(file).header())
          .toList();
    }
  }

  /// Feed-forward networks for loops and touch are told apart by their names.
  private static boolean isPlayer(Path file) {
    String name = file.getFileName().toString().replace(ModelFile.SUFFIX, "");
    return name.equals("harmony")
        || Arrays.stream(Role.values()).anyMatch(role -> role.id().equals(name));
  }

  private static List<NetHeader> shippedNets() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(ModelFile.SUFFIX) && !isPlayer(file))
          .map(file -> NetFile.read(file).header())
          .toList();
    }
  }

  @Test
  void everyModelSpeaksTheLanguageOfItsCodec() throws IOException {
    for (ModelHeader header : shipped()) {
      String role = header.role();
      assertEquals(role + "-" + Conditioning.LAYOUT, header.codec(), role);
      if (role.equals("harmony")) {
        var codec = new ChordCodec();
        assertEquals(codec.inputs(), header.inputs());
        assertEquals(names(codec.vocabulary(), codec::tokenName), header.tokens());
      } else {
        RoleCodec codec = codec(Role.valueOf(role.toUpperCase(Locale.ROOT)));
        assertEquals(Conditioning.inputs(codec), header.inputs(), role);
        assertEquals(names(codec.vocabulary(), codec::tokenName), header.tokens(), role);
      }
    }
  }

  @Test
  void everyModelKnowsTheGenresInOrder() throws IOException {
    List<String> genres = Arrays.stream(Genre.values()).map(Genre::id).toList();
    for (ModelHeader header : shipped()) {
      assertEquals(genres, header.genres(), header.role());
    }
  }

  @Test
  void everySourceIsNamedWithItsLicenceAndInTheNotice() throws IOException {
    String notice = Files.readString(FOLDER.resolve("NOTICE.md"));
    for (ModelHeader header : shipped()) {
      requireSources(header.role(), header.dataSheet(), notice);
    }
    for (NetHeader header : shippedNets()) {
      requireSources(header.role(), header.dataSheet(), notice);
    }
  }

  private static void requireSources(String model, DataSheet sheet, String notice) {
    assertFalse(sheet.sources().isEmpty(), model);
    for (DataSheet.Source source : sheet.sources()) {
      assertFalse(source.licence().equals("unknown"), source.name());
      String name = source.name().replaceAll(" and .*", "");
      assertTrue(notice.contains(name), model + " learned from " + name);
    }
  }

  @Test
  void theLoopGanNamesItsSourcesAndFillsItsBars() throws IOException {
    NetFile file = NetFile.read(FOLDER.resolve("loops-gan" + ModelFile.SUFFIX));
    String notice = Files.readString(FOLDER.resolve("NOTICE.md"));
    for (DataSheet.Source source : file.header().dataSheet().sources()) {
      assertTrue(notice.contains(source.name().replaceAll(" and .*", "")), source.name());
    }
    var gan = new LoopGan(file);
    int silent = 0;
    for (int seed = 0; seed < 40; seed++) {
      LoopRoll roll = gan.make(Genre.values()[seed % 13], seed);
      for (int bar = 0; bar < roll.bars(); bar++) {
        int hits = 0;
        for (int slot = 0; slot < LoopGrid.SLOTS_PER_BAR; slot++) {
          hits += roll.count(Role.DRUMS, bar * LoopGrid.SLOTS_PER_BAR + slot);
        }
        silent += hits == 0 ? 1 : 0;
      }
    }
    assertTrue(silent <= 4, silent + " of 160 bars without drums");
  }

  @Test
  void allModelsTogetherStaySmall() throws IOException {
    long bytes = 0;
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    assertTrue(bytes < 20_000_000, bytes + " bytes");
  }

  private static RoleCodec codec(Role role) {
    return role == Role.DRUMS ? new DrumCodec() : TonalCodec.of(role);
  }

  private static List<String> names(int count, java.util.function.IntFunction<String> name) {
    return IntStream.range(0, count).mapToObj(name).toList();
  }
}
