package dev.spotifylake.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.spotifylake.cli.CommandTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The report in a real browser.
class ReportIT {
  private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
  private static final int DESKTOP_WIDTH = 1200;
  // The narrowest phone in common use.
  private static final int PHONE_WIDTH = 390;
  private static final int HEIGHT = 900;

  @TempDir private static Path folder;
  private static @Nullable Playwright playwright;
  private static @Nullable Browser browser;
  private static Path report = Path.of("");

  private final List<String> problems = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private @Nullable BrowserContext context;

  /// How the page is displayed.
  enum Display {
    DESKTOP(DESKTOP_WIDTH, ColorScheme.LIGHT, 2250),
    DARK(DESKTOP_WIDTH, ColorScheme.DARK, 1000),
    PHONE(PHONE_WIDTH, ColorScheme.LIGHT, 900);

    private final int width;
    private final ColorScheme scheme;
    private final int pictureHeight;

    Display(int width, ColorScheme scheme, int pictureHeight) {
      this.width = width;
      this.scheme = scheme;
      this.pictureHeight = pictureHeight;
    }
  }

  @BeforeAll
  static void makeReport() throws IOException {
    RequiredBrowser.check(CHROMIUM, Boolean.parseBoolean(System.getenv("REQUIRE_ALL")));
    YearOfListening.write(folder.resolve("lake"));
    CommandTester.Result result =
        new CommandTester(folder)
            .at(InstantSource.fixed(Instant.parse("2026-11-22T20:20:30Z")))
            .run("report", "--lake", "lake", "--out", "report.html");
    assertThat(result.exitCode()).as(result.err()).isZero();
    report = folder.resolve("report.html");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }

  @AfterEach
  void nothingWentWrong() {
    if (context != null) {
      context.close();
    }
    assertThat(problems).as("console and page errors").isEmpty();
    assertThat(requests).as("requests").containsExactly(report.toUri().toString());
  }

  private Page open(Display display) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setViewportSize(display.width, HEIGHT)
            .setColorScheme(display.scheme)
            .setLocale("en-GB");
    BrowserContext opened = Objects.requireNonNull(browser).newContext(options);
    context = opened;
    Page page = opened.newPage();
    page.onConsoleMessage(
        message -> {
          if (Set.of("error", "warning").contains(message.type())) {
            problems.add(message.text());
          }
        });
    page.onPageError(problems::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith("data:")) {
            requests.add(request.url());
          }
        });
    page.navigate(report.toUri().toString());
    return page;
  }

  /// The drawings, by the id of their chart.
  private static Map<String, String> drawn(Page page) {
    Map<String, String> drawings = new TreeMap<>();
    for (Locator chart : page.locator(".chart").all()) {
      drawings.put(
          String.valueOf(chart.getAttribute("id")),
          String.valueOf(chart.evaluate("chart => chart.querySelector('svg')?.innerHTML ?? ''")));
    }
    return drawings;
  }

  @ParameterizedTest
  @EnumSource(Display.class)
  void everyChartIsDrawn(Display display) {
    Page page = open(display);

    Map<String, String> drawings = drawn(page);

    assertThat(drawings)
        .containsOnlyKeys(
            "calendar",
            "hours",
            "weekdays",
            "ranks-artist",
            "ranks-track",
            "first-artists",
            "first-songs",
            "playlist-0",
            "playlist-1",
            "playlist-2",
            "playlist-3",
            "playlist-4",
            "playlist-5",
            "coverage",
            "runs",
            "calls",
            "rejects");
    assertThat(drawings)
        .allSatisfy((id, svg) -> assertThat(svg.split("<path").length).as(id).isGreaterThan(6));
    assertThat(page.locator("#artists tbody tr")).extracting(Locator::count).isEqualTo(10);
    assertThat(page.locator("#songs tbody tr")).extracting(Locator::count).isEqualTo(10);
  }

  @Test
  void theFilterChangesEveryChart() {
    Page page = open(Display.DESKTOP);
    page.locator("input[value=all]").check();
    Map<String, String> all = drawn(page);
    String allSpan = page.locator("#shown-span").textContent();
    String allArtists = page.locator("#artists").innerText();

    page.locator("input[value=four-weeks]").check();

    assertThat(drawn(page))
        .allSatisfy((id, svg) -> assertThat(svg).as(id).isNotEqualTo(all.get(id)));
    assertThat(page.locator("#shown-span").textContent())
        .isNotEqualTo(allSpan)
        .startsWith("26 Oct to Sun, 22 Nov 2026");
    assertThat(page.locator("#artists").innerText()).isNotEqualTo(allArtists).contains("▲", "▼");
  }

  @Test
  void twoDatesAreAFilter() {
    Page page = open(Display.DESKTOP);

    page.locator("#from").fill("2026-03-02");
    page.locator("#to").fill("2026-03-02");
    page.locator("#to").blur();

    assertThat(page.locator("#shown-span").textContent()).startsWith("2 Mar to Mon, 2 Mar 2026: ");
    assertThat(page.locator("#total-days-note").textContent()).isEqualTo("of 1 day");
    assertThat(page.locator("input[name=preset]:checked").count()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Display.class)
  void noSeriousAccessibilityViolations(Display display) {
    Page page = open(display);
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");

    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();

    assertThat(violations)
        .filteredOn(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
        .extracting(rule -> rule.getId() + " at " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  @Test
  void thePageWorksWithTheKeyboard() {
    Page page = open(Display.DESKTOP);

    page.keyboard().press("Tab");
    assertThat(focused(page)).isEqualTo("Skip to the charts");
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("report");
    page.keyboard().press("Tab");
    assertThat(focused(page)).isEqualTo("Days as a table");
    page.keyboard().press("Enter");
    assertThat(page.locator("#calendar-rows tbody tr").first().isVisible()).isTrue();

    page.locator("input[value=all]").focus();
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator("input[value=year]").isChecked()).isTrue();
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.textContent.trim()"));
  }

  @Test
  void everyChartHasASummaryAndATable() {
    Page page = open(Display.DESKTOP);

    assertThat(page.locator(".chart").all())
        .allSatisfy(chart -> assertThat(chart.getAttribute("aria-label")).hasSizeGreaterThan(15));
    assertThat(page.locator(".rows").all())
        .allSatisfy(rows -> assertThat(rows.locator("tbody tr").count()).isPositive());
  }

  @Test
  void hostileNamesAreShownUnchanged() {
    Page page = open(Display.DESKTOP);
    page.locator("input[value=all]").check();

    String text = String.valueOf(page.evaluate("document.body.textContent"));

    assertThat(page.title()).isEqualTo("Listening report of lake");
    assertThat(page.locator("img, main b").count()).isZero();
    assertThat(text).contains(YearOfListening.HOSTILE.getFirst());
    assertThat(page.locator("#artists bdi").allTextContents())
        .containsAnyElementsOf(YearOfListening.HOSTILE);
  }

  @Test
  void thePageFitsAPhonesWidth() {
    Page page = open(Display.PHONE);

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_WIDTH);
  }

  @Test
  void theColoursFollowTheSystemUntilChosen() {
    Page page = open(Display.DARK);
    String dark = background(page);

    page.locator("#theme").selectOption("light");
    assertThat(background(page)).isNotEqualTo(dark);
    page.locator("#theme").selectOption("system");
    assertThat(background(page)).isEqualTo(dark);
  }

  private static String background(Page page) {
    return String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
  }

  /// Takes the pictures of the documentation with `-Dscreenshots=FOLDER` (an absolute path).
  @ParameterizedTest
  @EnumSource(Display.class)
  void aScreenshotIsTaken(Display display) throws IOException {
    Page page = open(display);
    String screenshots = System.getProperty("screenshots", "");
    Path pictures = screenshots.isEmpty() ? folder : Path.of(screenshots).toAbsolutePath();
    Files.createDirectories(pictures);
    Path picture = pictures.resolve("report-" + display.name().toLowerCase(Locale.ROOT) + ".png");

    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(picture)
            .setFullPage(true)
            .setClip(0, 0, display.width, display.pictureHeight));

    assertThat(picture).isNotEmptyFile();
  }
}
