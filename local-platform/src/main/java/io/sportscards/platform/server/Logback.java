package io.sportscards.platform.server;

/** Logging of servers that bring Logback: one line of text per event to standard output, UTC. */
final class Logback {
  private Logback() {}

  /** Without a configuration they log at DEBUG, which makes S3Proxy slow. */
  static String configuration(String level) {
    return """
        <configuration>
          <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
            <encoder>
              <pattern>%%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %%-5level %%logger{24} %%msg%%n</pattern>
            </encoder>
          </appender>
          <root level="%s">
            <appender-ref ref="out"/>
          </root>
        </configuration>
        """
        .formatted(level);
  }
}
