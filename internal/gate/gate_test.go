package gate

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/fleet"
)

func TestManifest(t *testing.T) {
	for _, tt := range []struct {
		name, value string
		want        bool
	}{
		{"LOG_LEVEL", "info", false},
		{"AWS_KEY", "AKIA" + "IOSFODNN7EXAMPLE", true},
		{"DATABASE_URL", "postgres://cambio:hun" + "ter2@db/main", true},
		{"DATABASE_URL", "postgres://cambio@db/main", false},
		{"API_KEY", "changeme", false},
		{"API_KEY", "${API_KEY}", false},
		{"API_KEY", "9f86d081" + "884c7d659a2feaa0c55ad015", true},
		{"TOKEN_URL", "https://auth.cambio.example/token", false},
		{"SIGNING", "-----BEGIN RSA PRIVATE " + "KEY-----\nabc", true},
		{"PASSWORD", "aaaaaaaa", false},
	} {
		s := &fleet.Service{Name: "orders", Dir: t.TempDir(), Env: map[string]string{tt.name: tt.value}}
		f := &fleet.Fleet{Dir: t.TempDir(), Environments: []fleet.Environment{{Name: "dev"}}}
		found := plainSecrets(f, f.Environments[0], s)
		if got := len(found) == 1; got != tt.want {
			t.Errorf("%s=%s: found %v, want %v", tt.name, tt.value, found, tt.want)
		}
		if len(found) == 1 && strings.Contains(found[0].Message, tt.value[5:]) {
			t.Errorf("the finding shows the secret: %s", found[0].Message)
		}
	}
}
