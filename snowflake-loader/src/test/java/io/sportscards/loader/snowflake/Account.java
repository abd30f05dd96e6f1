package io.sportscards.loader.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Users, roles, grants and what else of an account is no table. Names are upper case, as
 * Snowflake's unquoted ones. Not thread-safe.
 */
final class Account {
  static final String ADMIN = "ADMIN";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OPTION =
      Pattern.compile("(?is)(\\w+)\\s*=\\s*('[^']*'|\\([^)]*\\)|\\S+)");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final Pattern CREATE =
      Pattern.compile(
          "(?is)create (?:storage )?(integration|file format|stage|warehouse|resource monitor|role|user) if not exists (\\S+)(.*)");
  private static final Pattern GRANT_ROLE =
      Pattern.compile("(?is)grant role (\\S+) to (role|user) (\\S+)");
  private static final Pattern GRANT =
      Pattern.compile(
          "(?is)grant (.+?) on (warehouse|database|schema|file format|stage|table|all tables in schema|future tables in schema|all views in schema|future views in schema) (\\S+) to role (\\S+)");

  /** One privilege of a role. */
  record Privilege(String role, String privilege, String kind, String object) {}

  private final String name;
  private final Map<String, Map<String, String>> objects = new HashMap<>();
  private final Set<Privilege> privileges = new HashSet<>();
  private final Map<String, Set<String>> rolesOf = new HashMap<>(); // of a role or "user NAME"

  Account(String name, String adminKey) {
    this.name = name.toUpperCase(Locale.ROOT);
    objects.put("role " + ADMIN, Map.of());
    objects.put("role SYSADMIN", Map.of());
    objects.put("user " + ADMIN, new HashMap<>(Map.of("RSA_PUBLIC_KEY", adminKey)));
    rolesOf.put("user " + ADMIN, new HashSet<>(Set.of(ADMIN)));
  }

  /**
   * Whoever a token was signed by.
   *
   * @throws SqlError when it is not that user's, or the role is not
   */
  void signIn(String user, String role, String token) throws SqlError {
    String[] parts = token.split("\\.", -1);
    Map<String, String> known = objects.get("user " + upper(user));
    boolean isSigned = false;
    if (known != null && parts.length == 3) {
      for (String key : List.of("RSA_PUBLIC_KEY", "RSA_PUBLIC_KEY_2")) {
        isSigned |= known.containsKey(key) && isSigned(parts, known.get(key), upper(user));
      }
    }
    if (!isSigned) {
      throw new SqlError("390144", "08001", "JWT token is invalid.");
    }
    if (!roles("user " + upper(user)).contains(upper(role))) {
      throw new SqlError(
          "390189",
          "08001",
          "Role '%s' specified in the connect string is not granted to this user. Contact your local system administrator, or attempt to login with another role, e.g. PUBLIC."
              .formatted(role));
    }
  }

  private boolean isSigned(String[] parts, String publicKey, String user) {
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
          && claims.path("sub").asText().equals(name + "." + user)
          && claims.path("exp").asLong() > Instant.now().getEpochSecond();
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return false;
    }
  }

  void create(String sql) throws SqlError {
    Matcher create = CREATE.matcher(sql);
    if (!create.matches()) {
      throw SqlError.refused(sql);
    }
    String kind = create.group(1).toLowerCase(Locale.ROOT);
    Map<String, String> options = options(create.group(3));
    switch (kind) {
      case "stage" -> checkStage(options);
      case "user" -> {
        require(options.getOrDefault("TYPE", "").equalsIgnoreCase("service"), sql);
        require(!options.containsKey("PASSWORD"), sql);
      }
      case "file format" ->
          require(
              options.getOrDefault("TYPE", "").equalsIgnoreCase("json")
                  && options.getOrDefault("COMPRESSION", "").equalsIgnoreCase("zstd"),
              sql);
      default -> {}
    }
    objects.putIfAbsent(kind + " " + upper(create.group(2)), options);
  }

  private static void require(boolean holds, String sql) throws SqlError {
    if (!holds) {
      throw SqlError.refused(sql);
    }
  }

  private void checkStage(Map<String, String> options) throws SqlError {
    String integration = upper(options.getOrDefault("STORAGE_INTEGRATION", ""));
    Map<String, String> allowed = objects.get("integration " + integration);
    if (allowed == null) {
      throw SqlError.missing("Integration", integration);
    }
    boolean isBelow =
        QUOTED
            .matcher(allowed.getOrDefault("STORAGE_ALLOWED_LOCATIONS", ""))
            .results()
            .anyMatch(location -> options.getOrDefault("URL", "").startsWith(location.group(1)));
    if (!isBelow) {
      throw new SqlError(
          "003167",
          "42601",
          "Location '%s' is not allowed by integration %s."
              .formatted(options.get("URL"), integration));
    }
  }

  void setMonitor(String sql) throws SqlError {
    String[] words = sql.split("\\s+", -1);
    exists("warehouse", words[2]);
    exists("resource monitor", words[words.length - 1]);
  }

  void setKey(String sql) throws SqlError {
    String[] words = sql.split("\\s+", -1);
    exists("user", words[2]);
    objects
        .get("user " + upper(words[2]))
        .putAll(options(sql.substring(sql.indexOf(words[2]) + words[2].length())));
  }

  void grant(String sql) throws SqlError {
    Matcher ofRole = GRANT_ROLE.matcher(sql);
    if (ofRole.matches()) {
      exists("role", ofRole.group(1));
      exists(ofRole.group(2), ofRole.group(3));
      String to = ofRole.group(2).equalsIgnoreCase("user") ? "user " : "";
      rolesOf
          .computeIfAbsent(to + upper(ofRole.group(3)), k -> new HashSet<>())
          .add(upper(ofRole.group(1)));
      return;
    }
    Matcher grant = GRANT.matcher(sql);
    if (!grant.matches()) {
      throw SqlError.refused(sql);
    }
    exists("role", grant.group(4));
    String kind = grant.group(2).toLowerCase(Locale.ROOT);
    if (List.of("warehouse", "file format", "stage").contains(kind)) {
      exists(kind, grant.group(3));
    }
    for (String privilege : grant.group(1).split(",", -1)) {
      privileges.add(
          new Privilege(
              upper(grant.group(4)), upper(privilege.strip()), kind, upper(grant.group(3))));
    }
  }

  private void exists(String kind, String object) throws SqlError {
    if (!has(kind, object)) {
      throw SqlError.missing(kind, object);
    }
  }

  boolean has(String kind, String object) {
    return objects.containsKey(kind.toLowerCase(Locale.ROOT) + " " + upper(object));
  }

  /** Whether a role, or one that it has, was granted something. */
  boolean may(String role, String privilege, String kind, String object) {
    Set<String> all = roles(upper(role));
    all.add(upper(role));
    if (all.contains(ADMIN)) {
      return true;
    }
    String name = upper(object);
    String schema = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    for (String each : all) {
      if (privileges.contains(new Privilege(each, privilege, kind, name))
          || (kind.equals("table")
              && privileges.contains(
                  new Privilege(each, privilege, "all tables in schema", schema)))) {
        return true;
      }
    }
    return false;
  }

  /** The URL of a stage. */
  String url(String stage) throws SqlError {
    exists("stage", stage);
    return objects.get("stage " + upper(stage)).get("URL");
  }

  /** All that was granted, a line per holder and object, in order. */
  List<String> grants() {
    Map<String, Set<String>> lines = new TreeMap<>();
    for (Privilege each : privileges) {
      lines
          .computeIfAbsent(
              "%s: %s %s".formatted(each.role(), each.kind(), each.object()), k -> new TreeSet<>())
          .add(each.privilege());
    }
    rolesOf.forEach((holder, roles) -> lines.put(holder + ": role", new TreeSet<>(roles)));
    return lines.entrySet().stream()
        .map(line -> line.getKey() + ": " + String.join(", ", line.getValue()))
        .toList();
  }

  private Set<String> roles(String holder) {
    Set<String> all = new HashSet<>();
    List<String> open = new ArrayList<>(rolesOf.getOrDefault(holder, Set.of()));
    while (!open.isEmpty()) {
      String role = open.remove(0);
      if (all.add(role)) {
        open.addAll(rolesOf.getOrDefault(role, Set.of()));
      }
    }
    return all;
  }

  private static Map<String, String> options(String text) {
    Map<String, String> options = new HashMap<>();
    Matcher option = OPTION.matcher(text);
    while (option.find()) {
      String value = option.group(2);
      options.put(
          upper(option.group(1)),
          value.startsWith("'") ? value.substring(1, value.length() - 1) : value);
    }
    return options;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
