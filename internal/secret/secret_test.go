package secret

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// token is a GitHub token that no scanner finds in this file.
var token = "ghp_" + strings.Repeat("a1B2c3D4e5F6", 3)

func TestScan(t *testing.T) {
	type where struct {
		Rule                  string
		Line, EndLine, Column int
	}
	key := "-----BEGIN RSA PRIVATE " + "KEY-----\n" + strings.Repeat("MIIEowIBAAKCAQEA7x9k\n", 5) + "-----END RSA PRIVATE " + "KEY-----"
	for _, tt := range []struct {
		name, path, text string
		want             []where
	}{
		{"nothing", "a.txt", "all is well\n", nil},
		{"empty", "a.txt", "", nil},
		{"at the start", "a.txt", token, []where{{"github-pat", 1, 1, 1}}},
		{"in a line", "a.go", "one\n\ttoken := \"" + token + "\"\n", []where{{"github-pat", 2, 2, 12}}},
		{"on several lines", "id", "a\nb\n" + key + "\n", []where{{"private-key", 3, 9, 1}}},
		{"two of them", "a", token + "\n" + token, []where{{"github-pat", 1, 1, 1}, {"github-pat", 2, 2, 1}}},
		{"pardoned", "a", token + " # gitleaks:allow\n", nil},
		{"by path", "main.tf", "password = \"b4n" + "ana-split\"", []where{{"hashicorp-tf-password", 1, 1, 1}}},
		{"by another path", "main.c", "password = \"b4n" + "ana-split\"", nil},
		{"a general rule yields", "a", "api_key = \"" + token + "\"", []where{{"github-pat", 1, 1, 12}}},
		{"a guess", "a", "api_key: 9f86d081" + "884c7d659a2feaa0c55ad015", []where{{"generic-api-key", 1, 1, 1}}},
		{"a description", "a", "key_algorithm = \"EC_prime" + "256v1-9f86d081\"", nil},
		{"a checksum", "go.txt", "example.com/auth v1.0.0 h1:keo8NaayQZ6wimpNSmW5OPc" + "283g65QNIiZpZnkHRbnc=", nil},
		{"a documented key", "a", "AKIA" + "IOSFODNN7EXAMPLE", nil},
		{"behind other letters", "a", "é" + token + "é", []where{{"github-pat", 1, 1, 3}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []where
			for _, f := range Scan(tt.path, []byte(tt.text)) {
				got = append(got, where{f.Rule, f.Line, f.EndLine, f.Column})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestScanHasBounds holds that generated files, with lines as long as the file, do no harm.
func TestScanHasBounds(t *testing.T) {
	if got := len(Scan("a.js", []byte(strings.Repeat(token+" ", 2*mostFound)))); got != mostFound {
		t.Errorf("%d found, want %d", got, mostFound)
	}
	line := strings.Repeat("x ", 3*near)
	found := Scan("a.js", []byte(line+token+" "+line))
	if len(found) != 1 || found[0].Column != len(line)+1 {
		t.Errorf("found %+v", found)
	}
}

func TestSkips(t *testing.T) {
	for path, want := range map[string]bool{
		"main.tf": false, "logo.PNG": true, "go.sum": true, "web/node_modules/a/b.js": true, "web/package-lock.json": true, ".env": false,
	} {
		if got := Skips(path); got != want {
			t.Errorf("%s is skipped: %v, want %v", path, got, want)
		}
	}
}

func TestInPath(t *testing.T) {
	for path, want := range map[string]bool{"tls/orders.p12": true, "orders.PFX": true, "orders.tf": false} {
		if _, got := InPath(path); got != want {
			t.Errorf("%s is a secret: %v, want %v", path, got, want)
		}
	}
}

func TestFoundHidesTheSecret(t *testing.T) {
	found := Scan("a", []byte(token))
	if len(found) != 1 {
		t.Fatalf("%d found, want 1", len(found))
	}
	f := found[0]
	if shown := fmt.Sprintf("%+v %#v", f, f); strings.Contains(shown, token[:5]) {
		t.Errorf("the secret is shown: %s", shown)
	}
	if f.Masked != "ghp_…" {
		t.Errorf("masked as %s", f.Masked)
	}
	sum := sha256.Sum256([]byte(token))
	if want := hex.EncodeToString(sum[:]); f.Hash() != want {
		t.Errorf("hash %s, want %s", f.Hash(), want)
	}
}

func TestMask(t *testing.T) {
	for secret, want := range map[string]string{
		"": "…", "abc": "…", "abcd": "a…", "12345678": "12…", "0123456789abcdef0123": "0123…", "äöüß": "ä…", "äöüßäöüß": "äö…",
	} {
		if got := mask(secret); got != want {
			t.Errorf("%s is masked as %s, want %s", secret, got, want)
		}
	}
}

func TestLiteral(t *testing.T) {
	for value, want := range map[string]bool{
		"pw": true, "password123": true, "supersecret": true, "my-secret-key": true, "test": true, "": false, "changeme": false,
		"\uE0001\uE001": false, "${var.password}": false, "<password>": false, "arn:aws:ssm:eu-west-1:111122223333:parameter/db": false,
	} {
		if _, got := Literal(value); got != want {
			t.Errorf("%q is taken for a secret: %v, want %v", value, got, want)
		}
	}
}

func TestTelling(t *testing.T) {
	for name, want := range map[string]bool{
		"password": true, "DB_PASSWORD_PROD": true, "apiKey": true, "APIKey": true, "secret_key_base": true, "PGPASSWORD": true, "token": true,
		"password_length": false, "secret_arn": false, "KeyName": false, "next_token": false, "compass": false, "monkey": false, "": false, "kms_key_id": false,
	} {
		if got := Telling(name); got != want {
			t.Errorf("%s is telling: %v, want %v", name, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	words := newWords([]string{"he", "she", "his", "hers", "a-b"})
	var got []string
	words.find("uSHErs A-B", func(w uint16, at int) bool {
		got = append(got, fmt.Sprint(w, "@", at))
		return true
	})
	if diff := cmp.Diff([]string{"1@1", "0@2", "3@2", "4@7"}, got); diff != "" {
		t.Error(diff)
	}
	if words.in("hi, is that nothing? No: th e") || !words.in("tHe") {
		t.Error("in is wrong")
	}
}

// TestWordsLikeIndex compares the automaton with a search for each word by itself.
func TestWordsLikeIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfNDistinct(rapid.StringMatching(`[abc_]{1,4}`), 1, 12, rapid.ID).Draw(t, "words")
		text := rapid.StringMatching(`[abcABCd_é]{0,40}`).Draw(t, "text")
		got := map[string]bool{}
		newWords(all).find(text, func(w uint16, at int) bool {
			got[fmt.Sprint(all[w], "@", at)] = true
			return true
		})
		want := map[string]bool{}
		lower := strings.ToLower(text)
		for _, w := range all {
			for at := range len(lower) {
				if strings.HasPrefix(lower[at:], w) {
					want[fmt.Sprint(w, "@", at)] = true
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// FuzzScan holds that any bytes can be searched, and that what is found is there.
func FuzzScan(f *testing.F) {
	f.Add("main.tf", []byte("password = \"b4n"+"ana-split\"\n"+token))
	f.Add("", []byte("\n\xff\n-----BEGIN "))
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		lines := strings.Count(string(data), "\n") + 1
		for _, found := range Scan(path, data) {
			if found.Line < 1 || found.EndLine < found.Line || found.EndLine > lines || found.Column < 1 {
				t.Errorf("lines %d to %d of %d, column %d", found.Line, found.EndLine, lines, found.Column)
			}
		}
	})
}

// FuzzInValue holds that any value can be looked into, and that what is shown of it is short.
func FuzzInValue(f *testing.F) {
	for _, v := range values {
		f.Add(v.name, join(v.value))
	}
	f.Fuzz(func(t *testing.T, name, value string) {
		found, ok := InValue(name, value)
		if !ok {
			return
		}
		if n := len([]rune(found.Masked)); n > shown+1 {
			t.Errorf("%d characters are shown of %q", n, value)
		}
		if found.Line < 1 || found.EndLine < found.Line || found.Column < 1 {
			t.Errorf("line %d to %d, column %d", found.Line, found.EndLine, found.Column)
		}
	})
}
