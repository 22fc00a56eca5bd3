package io.jackfield.server.command;

import java.lang.reflect.Proxy;

/**
 * SIGHUP. The JDK has no supported way to hear of signals; the class that all use is reached by
 * reflection, and where it is missing a server is reloaded by starting it again.
 */
final class Hangup {

    static void onSignal(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object each =
                    Proxy.newProxyInstance(
                            Hangup.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("handle")) {
                                    task.run();
                                }
                                return null;
                            });
            Object hangup = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hangup, each);
        } catch (ReflectiveOperationException | RuntimeException missing) {
            System.getLogger(Hangup.class.getName())
                    .log(System.Logger.Level.DEBUG, "SIGHUP is not heard here", missing);
        }
    }

    private Hangup() {}
}
