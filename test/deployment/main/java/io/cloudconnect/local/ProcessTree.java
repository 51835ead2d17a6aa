package io.cloudconnect.local;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A program and everything it started. None of it outlives this JVM, however the JVM ends short of being killed
 * outright.
 */
record ProcessTree(ProcessHandle root) implements AutoCloseable {
    private static final Set<ProcessTree> RUNNING = ConcurrentHashMap.newKeySet();
    private static final long GRACE_SECONDS = 3;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ProcessTree::kill), "end of processes"));
    }

    static ProcessTree of(Process process) {
        ProcessTree tree = new ProcessTree(process.toHandle());
        RUNNING.add(tree);
        return tree;
    }

    /** Asks the program to end, and ends whatever is still there three seconds later. */
    void stop() {
        List<ProcessHandle> all = members();
        root.destroy();
        try {
            root.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            root.destroyForcibly();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        RUNNING.remove(this);
    }

    /** Ends the program and everything it started, at once. */
    void kill() {
        List<ProcessHandle> all = members();
        all.forEach(ProcessHandle::destroyForcibly);
        RUNNING.remove(this);
    }

    @Override
    public void close() {
        kill();
    }

    private List<ProcessHandle> members() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(root), root.descendants())
                .toList();
    }
}
