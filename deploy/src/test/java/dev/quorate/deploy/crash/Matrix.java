package dev.quorate.deploy.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many stories, two at a time, and the table of them.
final class Matrix implements AutoCloseable {
    private final Path folder;
    private final Image image;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final long began = System.nanoTime();
    private int folders;

    Matrix(Path folder) throws IOException {
        this.folder = folder;
        this.image = Image.shared(folder);
    }

    List<Story> of(List<Fate> fates) throws IOException, InterruptedException, ExecutionException {
        var told = new ArrayList<Future<Story>>();
        for (var fate : fates) {
            var own = new StateFolder(Files.createDirectory(folder.resolve("story-" + ++folders)));
            told.add(threads.submit(() -> Story.of(image, own, fate)));
        }
        var stories = new ArrayList<Story>();
        for (var story : told) {
            stories.add(story.get());
        }
        return stories;
    }

    /// As the measurements show it.
    String table(Story undisturbed, List<Story> stories) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d stories of a bot that is killed (SIGKILL) or parked (SIGTERM), %d of them with two kills; "
                        + "the undisturbed run stands still at %d moments. %s. %d s.%n%n",
                stories.size(),
                stories.stream().filter(story -> story.moments().size() > 1).count(),
                undisturbed.lastHalts().size(),
                ends(stories),
                (System.nanoTime() - began) / 1_000_000_000));
        text.append("| blow | at | the next bot begins with | end | wrong |\n| --- | --- | --- | --- | --- |\n");
        stories.forEach(story -> text.append(row(story)));
        return text.toString();
    }

    private static String ends(List<Story> stories) {
        Map<String, Long> ends = new TreeMap<>();
        stories.forEach(story -> ends.merge(story.end().isEmpty() ? "no end" : story.end(), 1L, Long::sum));
        return "Ends: " + ends + ", with something wrong: "
                + stories.stream().filter(story -> !story.wrongs().isEmpty()).count();
    }

    private static String row(Story story) {
        return "| " + story.fate() + " | " + String.join(", then ", story.moments()) + " | " + story.recovery() + " | "
                + story.end() + " | " + String.join("; ", story.wrongs()) + " |\n";
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
