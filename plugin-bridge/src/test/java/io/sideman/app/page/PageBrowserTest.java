package io.sideman.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The page as a browser shows it. Needs Chromium (Debian: `chromium`); skipped where there is
/// none.
class PageBrowserTest {
  /// Left to the system: a browser that has just ended may still be writing there.
  @TempDir(cleanup = CleanupMode.NEVER)
  static Path folder;

  private static TestShelf shelf;
  private static TestPage page;
  private static TestBrowser browser;

  @BeforeAll
  static void open() throws Exception {
    var program = TestBrowser.program();
    assumeTrue(program.isPresent(), "no Chromium here: the page is not tried in a browser");
    shelf = TestShelf.in(Files.createDirectory(folder.resolve("loops")));
    page = new TestPage(shelf, folder);
    browser = TestBrowser.open(program.get(), folder.resolve("profile"));
    browser.go(page.address());
    browser.await("document.querySelectorAll('.offer').length === 2");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (page != null) {
      page.close();
    }
  }

  @Test
  void showsWhatPlays() throws Exception {
    browser.await("document.getElementById('chord').textContent === 'Cm7'");
    assertEquals("C minor", text("key"));
    assertEquals("110.0", text("bpm"));
    assertEquals(4, browser.value("document.getElementById('beats').childElementCount").asInt());
  }

  @Test
  void showsOffersWithTheirReasonsAndThumbnails() throws Exception {
    String first = browser.value("document.querySelector('.offer').innerText").asText();
    assertTrue(first.contains("bright line.mid") && first.contains("groove"), first);
    assertEquals(2, browser.value("document.querySelectorAll('.offer meter').length / 2").asInt());
    browser.await(
        "document.querySelector('canvas').getContext('2d').getImageData(0, 0, 480, 144)"
            + ".data.some(value => value > 200)");
  }

  @Test
  void auditionSoundsOnTheBeatAndIsTold() throws Exception {
    click("Listen", 0);
    browser.await("document.querySelector('.offer').classList.contains('sounds')");
    browser.await("sideman.audition.card?.name === 'bright line.mid'");
    Thread.sleep(2500); // the next bar line, and a little of the loop
    double late = browser.value("sideman.audition.offBeat()").asDouble();
    assertEquals(0, late, 0.03, "seconds off the beat");
    browser.value("document.getElementById('quiet').click()");
    browser.await("sideman.audition.card === null");
    await(deeds -> deeds.stream().anyMatch(deed -> deed.startsWith("AUDITION bright line.mid")));
  }

  @Test
  void anItemComesIntoTheBandStaysAndGoes() throws Exception {
    click("In the band", 0);
    browser.await("document.querySelector('.offer .visit').classList.contains('on')");
    String words = "document.getElementById('visits').textContent";
    browser.await(words + ".startsWith('bright line.mid plays lead')");
    visitor("Keep");
    browser.await("!document.querySelector('.offer .visit').classList.contains('on')");
    visitor("Own lead again");
    browser.await(words + " === ''");
    assertEquals(3, page.guests.size());
  }

  private static void visitor(String name) throws Exception {
    browser.value(
        "[...document.querySelectorAll('#visits button')]"
            + ".find(button => button.textContent === '%s').click()".formatted(name));
  }

  @Test
  void likeIsKeptAndShown() throws Exception {
    click("Like", 0);
    browser.await("document.querySelector('.offer .deeds .on') !== null");
    await(deeds -> deeds.contains("LIKE bright line.mid 0.0"));
  }

  @Test
  void dragCarriesTheConformedFile() throws Exception {
    String data =
        browser
            .value(
                "(() => { const data = new DataTransfer();"
                    + " document.querySelector('.offer a').dispatchEvent("
                    + "new DragEvent('dragstart', { dataTransfer: data }));"
                    + " return data.getData('DownloadURL'); })()")
            .asText();
    assertTrue(data.startsWith("audio/midi:bright line (conformed).mid:http://127.0.0.1:"), data);
    int bytes =
        browser
            .value(
                "fetch(document.querySelector('.offer a').href).then(a => a.arrayBuffer())"
                    + ".then(bytes => bytes.byteLength)")
            .asInt();
    assertTrue(bytes > 200, bytes + " bytes");
  }

  @Test
  void dialsAndWordsReachTheSearch() throws Exception {
    browser.value(
        "(() => { const dial = document.querySelector('#dials input'); dial.value = 1.75;"
            + " document.getElementById('words').value = 'warm';"
            + " dial.dispatchEvent(new Event('change', { bubbles: true })); })()");
    for (int i = 0; i < 100 && !asked(); i++) {
      Thread.sleep(50);
    }
    assertTrue(asked(), shelf.wishes.toString());
  }

  private static boolean asked() {
    return shelf.wishes.stream()
        .anyMatch(wish -> wish.words().equals("warm") && wish.dials().get("key") == 1.75);
  }

  private static void await(java.util.function.Predicate<List<String>> told) throws Exception {
    for (int i = 0; i < 100 && !told.test(shelf.deeds); i++) {
      Thread.sleep(50);
    }
    assertTrue(told.test(shelf.deeds), shelf.deeds.toString());
  }

  private static void click(String name, int card) throws Exception {
    browser.value(
        "[...document.querySelectorAll('.offer')[%d].querySelectorAll('button')]".formatted(card)
            + ".find(button => button.textContent === '%s').click()".formatted(name));
  }

  private static String text(String id) throws Exception {
    return browser.value("document.getElementById('%s').textContent".formatted(id)).asText();
  }
}
