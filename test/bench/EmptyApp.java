import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** What any Java app costs: one stack with nothing in it. */
public final class EmptyApp {
    private EmptyApp() {}

    /** The app. */
    public static void main(String[] arguments) {
        App app = new App();
        new Stack(app, "Empty");
        app.synth();
    }
}
