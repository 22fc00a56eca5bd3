package io.jackfield.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a process holds after garbage collection, in bytes.
 *
 * @param resident what the system counts as its memory; 0 where that is not told
 * @param heap live objects
 * @param direct buffers outside of the heap
 */
record Usage(long resident, long heap, long direct) {
    private static final int COLLECTIONS = 4;
    private static final long PAUSE_MILLIS = 250;

    /** Of this process. Collects garbage first, which takes about a second. */
    static Usage now() throws IOException, InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long direct =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
        return new Usage(residentBytes(ProcessHandle.current().pid()), heap, direct);
    }

    /** Processor time of this process since its start. */
    static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /**
     * Processor time of a process of this system since its start: the first number that the
     * scheduler keeps of each of its threads. Linux only.
     */
    static long processorNanos(long process) throws IOException {
        try (var threads = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
            return threads.mapToLong(Usage::threadNanos).sum();
        }
    }

    private static long threadNanos(Path thread) {
        try {
            String times = Files.readString(thread.resolve("schedstat"), StandardCharsets.US_ASCII);
            return Long.parseLong(times.substring(0, times.indexOf(' ')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this process has allocated since its start. */
    static long allocatedBytes() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
                .getTotalThreadAllocatedBytes();
    }

    static Usage parse(String line) {
        List<Long> parts = Arrays.stream(line.split(" ", -1)).map(Long::valueOf).toList();
        return new Usage(parts.get(0), parts.get(1), parts.get(2));
    }

    /** What the system counts as the memory of a process; 0 where that is not told. */
    static long residentBytes(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public String toString() {
        return resident + " " + heap + " " + direct;
    }
}
