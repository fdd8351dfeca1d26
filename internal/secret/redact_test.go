package secret

import (
	"strings"
	"testing"
)

func TestRedact(t *testing.T) {
	const secret = "kW8zQ4vT1nX6pL3rB9sD"
	for _, line := range []string{
		`  password = "SECRET"`,
		`  environment { variables = { API_KEY = "SECRET", LEVEL = "info" } }`,
		`environment = [{ name = "TOKEN", value = "SECRET" }]`,
		`{"name": "TOKEN", "value": "SECRET"}`,
		`export DB_PASSWORD=SECRET`,
		`API_TOKEN: SECRET`,
		`url = "postgres://orders:SECRET@db.internal/orders"`,
		`curl -u admin:SECRET https://api.internal/`,
	} {
		if got := Redact("before\n" + strings.ReplaceAll(line, "SECRET", secret) + "\nafter"); strings.Contains(got, secret) ||
			!strings.HasPrefix(got, "before\n") || !strings.HasSuffix(got, "\nafter") {
			t.Errorf("%s: got %q", line, got)
		}
	}
	for _, line := range []string{`  storage_encrypted = false`, `  password = var.password`, `resource "aws_db_instance" "orders" {`, `name = "orders"`, ``} {
		if got := Redact(line); got != line {
			t.Errorf("%q became %q", line, got)
		}
	}
}
