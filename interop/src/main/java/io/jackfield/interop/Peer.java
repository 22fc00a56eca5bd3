package io.jackfield.interop;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Runs one peer by name. */
public final class Peer {
    private static final Map<String, Program> PROGRAMS =
            new TreeMap<>(
                    Map.of(
                            "plugin",
                            HubPluginPeer::run,
                            "webwire-server",
                            WebWireServerPeer::run,
                            "webwire-client",
                            WebWireClientPeer::run));

    /** A peer. */
    private interface Program {
        /**
         * Runs it.
         *
         * @return the exit status
         */
        int run(Options options) throws Exception;
    }

    /**
     * Runs a peer and ends the process with its status: 0 when all went well, 1 when it failed, 2
     * when it was not understood.
     *
     * @param arguments the name of the peer, and its options
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        Program program = arguments.length == 0 ? null : PROGRAMS.get(arguments[0]);
        if (program == null) {
            System.err.println(
                    "usage: interop/peer " + String.join("|", PROGRAMS.keySet()) + " [options]");
            return 2;
        }
        try {
            return program.run(Options.parse(Arrays.copyOfRange(arguments, 1, arguments.length)));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return 2;
        } catch (Exception failed) {
            System.err.println(failed.getMessage());
            return 1;
        }
    }

    private Peer() {}
}
