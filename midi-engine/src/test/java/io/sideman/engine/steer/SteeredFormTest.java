package io.sideman.engine.steer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.conduct.CountedForm;
import org.junit.jupiter.api.Test;

class SteeredFormTest {
  private final SteeredForm form = new SteeredForm(new CountedForm());

  @Test
  void isTheFormUnderneathUntilSomebodySteers() {
    var counted = new CountedForm();
    for (long bar = 0; bar < 70; bar++) {
      assertEquals(counted.sectionAt(bar), form.sectionAt(bar));
      assertEquals(counted.sectionStart(bar), form.sectionStart(bar));
      assertEquals(counted.sectionEnd(bar), form.sectionEnd(bar));
    }
  }

  @Test
  void aChosenSectionLastsUntilAnotherOne() {
    form.choose(SectionKind.BREAK, 5, SteeredForm.NEVER);
    assertEquals(SectionKind.A, form.sectionAt(4));
    assertEquals(5, form.sectionEnd(4));
    assertEquals(SectionKind.BREAK, form.sectionAt(50));
    assertEquals(5, form.sectionStart(50));
    form.reach(5);
    form.follow(20, 20);
    assertEquals(20, form.sectionEnd(19));
    assertEquals(SectionKind.B, form.sectionAt(20));
    assertEquals(24, form.sectionEnd(20));
  }

  @Test
  void aBuildGoesToTheNextSectionOfAnotherKind() {
    form.advance(2, 7);
    assertEquals(SectionKind.A, form.sectionAt(6));
    assertEquals(7, form.sectionEnd(6));
    form.reach(7);
    assertEquals(SectionKind.B, form.sectionAt(7));
    assertEquals(7, form.sectionStart(7));
    assertEquals(15, form.sectionEnd(7));
    assertEquals(SectionKind.A, form.sectionAt(15), "and the form goes on from there");
  }

  @Test
  void aBuildAcrossASectionChangeStaysWhereItIs() {
    form.advance(14, 18);
    for (long bar = 14; bar < 18; bar++) {
      assertEquals(SectionKind.A, form.sectionAt(bar));
      assertEquals(18, form.sectionEnd(bar));
    }
    assertEquals(SectionKind.B, form.sectionAt(18));
  }

  @Test
  void aHeldSectionGoesRoundAndThenGoesOn() {
    form.hold(13);
    for (long bar = 13; bar < 60; bar++) {
      assertEquals(SectionKind.A, form.sectionAt(bar));
      assertEquals(bar - bar % 8, form.sectionStart(bar));
      assertEquals(SteeredForm.NEVER, form.sectionEnd(bar));
    }
    form.letGo(30); // as if bar 14 of the form
    assertEquals(32, form.sectionEnd(30));
    assertEquals(SectionKind.B, form.sectionAt(32));
  }
}
