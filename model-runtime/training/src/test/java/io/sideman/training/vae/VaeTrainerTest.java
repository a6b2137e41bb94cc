package io.sideman.training.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.players.net.Activation;
import io.sideman.players.vae.Agreement;
import io.sideman.players.vae.BarLayout;
import io.sideman.players.vae.Strike;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaeTrainerTest {
  @TempDir Path folder = Path.of("");

  /// Bass bars of one note each: on beat b, row b or row 2 b.
  private static List<LoopSheet> sheets() {
    var sheets = new ArrayList<LoopSheet>();
    for (int song = 0; song < 40; song++) {
      var bars = new ArrayList<List<Strike>>();
      for (int bar = 0; bar < 4; bar++) {
        int beat = (song + bar) % 4;
        bars.add(List.of(new Strike(6 * beat, beat * (1 + song % 2), 90, 960)));
      }
      Split side = song % 5 == 0 ? Split.VALIDATION : Split.TRAIN;
      sheets.add(new LoopSheet("made up", "song" + song, side, Genre.POP, Map.of(Role.BASS, bars)));
    }
    return sheets;
  }

  private static VaePlan plan(int updates) {
    return new VaePlan(24, 16, 4, updates, 16, 1e-2, 0.05, 20, 0.01, 20, 3);
  }

  private VaeTrainer trainer(String name, int updates, java.util.function.Consumer<String> out) {
    return new VaeTrainer(
        name,
        plan(updates),
        new BarExamples(sheets(), Role.BASS, Split.TRAIN),
        new BarExamples(sheets(), Role.BASS, Split.VALIDATION),
        folder,
        out);
  }

  @Test
  void barsComeBackFromTheirCodesInOurOwnRuntime() throws IOException {
    var trained = trainer("bass", 160, _ -> {}).run(false);
    var encoder = VaeExport.encoder(trained.network()).scratch();
    var decoder = VaeExport.decoder(trained.network(), Activation.SIGMOID).scratch();
    var layout = BarLayout.of(Role.BASS);
    var agreement = new Agreement(Role.BASS);
    float[] vector = new float[layout.size()];
    for (LoopSheet sheet : sheets().subList(0, 8)) {
      for (List<Strike> bar : sheet.parts().getOrDefault(Role.BASS, List.of())) {
        layout.fill(bar, vector);
        agreement.add(bar, layout.strikes(decoder.run(encoder.run(vector))));
      }
    }
    assertTrue(agreement.f1() > 0.95, "onsets " + agreement.f1());
    assertTrue(agreement.rows() > 0.9, "rows " + agreement.rows());
  }

  @Test
  void aKilledRunEndsWhereAnUnbrokenOneEnds() throws IOException {
    var unbroken = trainer("a", 60, _ -> {}).run(false);
    assertThrows(
        Killed.class,
        () ->
            trainer(
                    "b",
                    60,
                    line -> {
                      if (line.contains("update 40")) {
                        throw new Killed();
                      }
                    })
                .run(false));
    var lines = new ArrayList<String>();
    var resumed = trainer("b", 60, lines::add).run(false);
    assertEquals(1, lines.size(), "only the last third was left: " + lines);
    assertEquals(unbroken.validationLoss(), resumed.validationLoss(), 1e-4);
    assertArrayEquals(
        unbroken.network().decoderBiases()[2], resumed.network().decoderBiases()[2], 1e-4f);
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void anotherPlanStartsAfresh() throws IOException {
    trainer("c", 20, _ -> {}).run(false);
    var lines = new ArrayList<String>();
    trainer("c", 40, lines::add).run(false);
    assertTrue(lines.getFirst().contains("examples"), lines.toString());
    assertTrue(Files.exists(folder.resolve("vae-c.best.sd")));
  }

  @Test
  void loopsComeBackFromTheWorkFolder() throws IOException {
    LoopSheet sheet = sheets().get(3);
    var bytes = new ByteArrayOutputStream();
    sheet.write(new DataOutputStream(bytes));
    var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertEquals(sheet, LoopSheet.read(in));
  }
}
