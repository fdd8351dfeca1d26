// Package secret lets canaries into a fleet, secrets with values found nowhere
// else, takes the fleet through every verb, and looks for them in all that
// flota printed, wrote or stored.
package secret

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"flota.dev/flota/test/bed"
)

func TestMain(m *testing.M) { bed.Main(m) }

const (
	apiKey     = "canary/9f86d081+884c7d65=9a2feaa0"
	signingKey = "canary/2c26b46b+68ffc68f=f99b453c"
)

func TestSecretsStayWhereTheyBelong(t *testing.T) {
	f := bed.New(t, "vault")
	f.Up(60)
	if err := f.Cloud().PutParameter(t.Context(), "/vault/dev/api-key", apiKey); err != nil {
		t.Fatal(err)
	}
	var printed strings.Builder
	try := func(args ...string) bed.Outcome {
		out := f.Try(args...)
		printed.WriteString(out.Out + out.Err)
		return out
	}
	run := func(args ...string) {
		t.Helper()
		if out := try(args...); out.Exit != 0 {
			t.Fatalf("flota %s: exit %d\n%s", strings.Join(args, " "), out.Exit, out.Err)
		}
	}
	run("check")
	run("plan", "--verbose")
	run("apply", "--verbose", "--json")
	run("plan", "--verbose", "--out", filepath.Join(t.TempDir(), "plans"))

	// A secret that nobody filled is told before anything is released.
	if out := try("deploy", "--all", "--env", "dev", "--version", "v1"); !strings.Contains(out.Err, "vault-dev-signing-key, which has no value yet") {
		t.Errorf("a release without a secret's value: exit %d\n%s", out.Exit, out.Err)
	}
	_, err := manager(f).PutSecretValue(t.Context(), &secretsmanager.PutSecretValueInput{
		SecretId: aws.String("vault-dev-signing-key"), SecretString: aws.String(signingKey),
	})
	if err != nil {
		t.Fatal(err)
	}
	run("deploy", "--all", "--env", "dev", "--verbose", "--version", "v1")

	// The next release has the password that the server was given in between.
	before := databasePassword(t, f)
	if _, err := manager(f).RotateSecret(t.Context(), &secretsmanager.RotateSecretInput{SecretId: databaseSecret(t, f)}); err != nil {
		t.Fatal(err)
	}
	after := databasePassword(t, f)
	if before == after {
		t.Error("the password was not rotated")
	}
	run("deploy", "--all", "--env", "dev", "--verbose", "--version", "v2")
	run("plan", "--verbose")
	run("status", "--json")
	run("logs", "safe", "--json")
	try("rollback", "safe", "--env", "dev")
	run("sandbox", "status", "--json")
	f.Run("sandbox", "down")
	for _, c := range []string{apiKey, signingKey, before, after} {
		for _, form := range forms(c) {
			if strings.Contains(printed.String(), form) {
				t.Errorf("a secret was printed, as %.12s…", form)
			}
			search(t, filepath.Join(f.Dir, ".flota"), form)
		}
	}
}

// forms are the ways in which a value may hide in text.
func forms(s string) []string {
	quoted, _ := json.Marshal(s)
	return []string{s, string(quoted[1 : len(quoted)-1]), url.QueryEscape(s), base64.StdEncoding.EncodeToString([]byte(s))}
}

// manager is Secrets Manager in the fleet's sandbox.
func manager(f *bed.Fleet) *secretsmanager.Client {
	return secretsmanager.New(secretsmanager.Options{
		Region: "us-east-1", BaseEndpoint: &f.Sandbox.API,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "111111111111", SecretAccessKey: "sandbox"}, nil
		}),
	})
}

// databaseSecret finds the secret that the sandbox's RDS made for its master user.
func databaseSecret(t *testing.T, f *bed.Fleet) *string {
	t.Helper()
	out, err := manager(f).ListSecrets(t.Context(), &secretsmanager.ListSecretsInput{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range out.SecretList {
		if aws.ToString(s.OwningService) == "rds" {
			return s.ARN
		}
	}
	t.Fatal("RDS keeps no secret")
	return nil
}

// databasePassword reads the password that the sandbox's RDS made up.
func databasePassword(t *testing.T, f *bed.Fleet) string {
	t.Helper()
	out, err := manager(f).GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: databaseSecret(t, f)})
	if err != nil {
		t.Fatal(err)
	}
	var fields struct{ Password string }
	if err := json.Unmarshal([]byte(aws.ToString(out.SecretString)), &fields); err != nil || len(fields.Password) < 8 {
		t.Fatal("the database has no password to look for")
	}
	return fields.Password
}

// search looks through all files below dir. The sandbox's own store is where
// secrets belong: it stands for Secrets Manager and SSM, and is its owner's alone.
func search(t *testing.T, dir, form string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		if d.Name() == "store.db" {
			info, err := d.Info()
			if err == nil && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s may be read by others: %v", path, info.Mode())
			}
			return err
		}
		raw, err := os.ReadFile(path)
		if err == nil && bytes.Contains(raw, []byte(form)) {
			t.Errorf("a secret stands in %s, as %.12s…", path, form)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
