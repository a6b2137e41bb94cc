package io.sideman.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BandFactoryTest {
  private static final Style ROCK =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets"))).find("rock");

  @TempDir private Path folder;

  @Test
  void playsPatternsWhereThereIsNoModel() {
    TinyModels.model(Role.BASS, 4, Storage.FP32).write(folder.resolve("bass.sideman-model"));

    BandFactory factory = BandFactory.reading(folder);

    assertEquals(List.of(Role.BASS), factory.learned());
    assertInstanceOf(LstmPlayer.class, factory.player(ROCK, Role.BASS));
    assertInstanceOf(PatternPlayer.class, factory.player(ROCK, Role.KEYS));
  }

  @Test
  void aStyleWithNetworksOfItsOwnPlaysByThem() throws IOException {
    Path own = folder.resolve("own");
    Style other = StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets"))).find("funk");
    BandFactory factory = BandFactory.withoutModels().withOwn(own);
    assertInstanceOf(PatternPlayer.class, factory.player(ROCK, Role.BASS));

    Path file = Files.createDirectories(own.resolve("rock")).resolve("bass.sideman-model");
    TinyModels.model(Role.BASS, 4, Storage.FP32).write(file);

    assertInstanceOf(LstmPlayer.class, factory.player(ROCK, Role.BASS));
    assertInstanceOf(PatternPlayer.class, factory.player(other, Role.BASS));
    Files.writeString(file, "no network");
    assertInstanceOf(PatternPlayer.class, factory.player(ROCK, Role.BASS));
  }

  @Test
  void bandStandsInPlanningOrder() {
    var band = BandFactory.reading(folder.resolve("missing")).band(ROCK);

    assertEquals(List.of(Role.values()), band.stream().map(player -> player.role()).toList());
  }

  @Test
  void namesTheFileWhoseModelSpeaksAnotherLanguage() {
    TinyModels.model(Role.KEYS, 4, Storage.FP32).write(folder.resolve("bass.sideman-model"));

    var e = assertThrows(ModelException.class, () -> BandFactory.reading(folder));

    assertTrue(
        e.getMessage().startsWith("Model \"bass.sideman-model\": role must be bass, but was keys"),
        e.getMessage());
  }

  @Test
  void refusesABrokenGroove() {
    ModelFile drums = TinyModels.model(Role.DRUMS, 4, Storage.FP32);
    float[] few = new float[3];
    var groove = Map.of("grooveMeanTicks", few, "grooveSpreadTicks", few, "grooveVelocity", few);
    new ModelFile(drums.header(), drums.weights(), groove)
        .write(folder.resolve("drums.sideman-model"));

    var e = assertThrows(ModelException.class, () -> BandFactory.reading(folder));

    assertTrue(e.getMessage().contains("groove"), e.getMessage());
    assertTrue(e.getMessage().contains("drums.sideman-model"), e.getMessage());
  }

  @Test
  void shippedModelsSpeakTodaysLanguage() {
    Path presets = Path.of(System.getProperty("sideman.presets"));

    BandFactory factory = BandFactory.reading(presets.resolve("models"));

    assertTrue(factory.learned().containsAll(List.of(Role.DRUMS, Role.BASS, Role.KEYS)));
  }
}
