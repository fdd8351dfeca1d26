package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/zricethezav/gitleaks/v8/detect"

	"flota.dev/flota/internal/secret"
	"flota.dev/flota/internal/secret/rule"
)

// finding is what both engines tell of a secret.
type finding struct {
	Rule          string
	Line, EndLine int
	Hash          string
}

func theirs(t *testing.T, path, text string) []finding {
	t.Helper()
	d, err := detector()
	if err != nil {
		t.Fatal(err)
	}
	var out []finding
	for _, f := range d.Detect(detect.Fragment{Raw: text, FilePath: path}) {
		if strings.HasPrefix(f.Match, "file detected") {
			continue
		}
		sum := sha256.Sum256([]byte(f.Secret))
		out = append(out, finding{f.RuleID, f.StartLine + 1, f.EndLine + 1, hex.EncodeToString(sum[:])})
	}
	return sorted(out)
}

func ours(path, text string) []finding {
	if secret.Skips(path) {
		return nil
	}
	var out []finding
	for _, f := range secret.Scan(path, []byte(text)) {
		out = append(out, finding{f.Rule, f.Line, f.EndLine, f.Hash()})
	}
	return sorted(out)
}

func sorted(all []finding) []finding {
	slices.SortFunc(all, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Hash, b.Hash))
	})
	return all
}

var made *detect.Detector

func detector() (*detect.Detector, error) {
	if made == nil {
		cfg, err := defaults()
		if err != nil {
			return nil, err
		}
		made = detect.NewDetector(cfg)
	}
	return made, nil
}

func agree(t *testing.T, path, text string) {
	t.Helper()
	if diff := gocmp.Diff(theirs(t, path, text), ours(path, text)); diff != "" {
		t.Errorf("the library (-) and flota (+) differ on %s, %q:\n%s", path, text, diff)
	}
}

// TestRulesAreGenerated holds that the file in the tree was made from the library's version in go.mod.
func TestRulesAreGenerated(t *testing.T) {
	set, err := translate()
	if err != nil {
		t.Fatal(err)
	}
	set.Source = library + " " + version()
	var want bytes.Buffer
	if err := set.Write(&want); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../internal/secret/rules.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Error("run make generate")
	}
}

func TestAnchor(t *testing.T) {
	for _, tt := range []struct {
		regex string
		want  rule.Anchor
	}{
		{`\b(ab[c-e]x+)\b`, rule.Anchor{Words: []string{"abcx", "abdx", "abex"}, Border: true}},
		{`(?i)(?:Abc|XBD)\d*\n`, rule.Anchor{Words: []string{"abc", "xbd"}, Breaks: 1}},
		{`(?:ab|)cd\s{0,3}`, rule.Anchor{Words: []string{"abcd", "cd"}, Breaks: 3}},
		{`key(?:id)?=.\s+`, rule.Anchor{Words: []string{"key=", "keyid="}, Breaks: -1, Long: true}},
		{`A3T[A-Z0-9]{16}`, rule.Anchor{Words: []string{"a3t"}}},
		{`(?i)[\w.-]{0,50}?(?:cat|token)[=:]`, rule.Anchor{Words: []string{"cat:", "cat=", "token:", "token="}, Regex: `(?i)(?:cat|token)[=:]`, Run: 50}},
		{`a*bc`, rule.Anchor{}},
		{`^abc`, rule.Anchor{}},
		{`[^a]bc`, rule.Anchor{}},
	} {
		if tt.want.Words != nil && tt.want.Regex == "" {
			tt.want.Regex = tt.regex
		}
		if diff := gocmp.Diff(tt.want, anchor(tt.regex)); diff != "" {
			t.Errorf("%s: %s", tt.regex, diff)
		}
	}
}

// TestMostRulesAreAnchored holds that few rules make a search of the whole text.
func TestMostRulesAreAnchored(t *testing.T) {
	set, err := translate()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules {
		common := slices.ContainsFunc(r.Keywords, func(k string) bool { return len(k) < 5 && !strings.ContainsAny(k, "_~") })
		if r.Regex != "" && r.Anchor.Regex == "" && common {
			t.Errorf("%s searches each text that has one of %v", r.ID, r.Keywords)
		}
	}
}

// TestSameAsLibrary compares the two engines on what each rule matches, in
// several surroundings. The texts are made here, so that no file holds a token.
func TestSameAsLibrary(t *testing.T) {
	cfg, err := defaults()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, r := range cfg.Rules {
		if r.Regex == nil {
			continue
		}
		tree, err := syntax.Parse(r.Regex.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		for n := range 12 {
			var b strings.Builder
			write(random, tree, &b)
			token := b.String()
			path := []string{"", "main.tf", "deploy/values.yaml", "x.php", "nuget.config", "a/node_modules/b.js"}[n%6]
			for _, form := range []string{
				"%s\n",
				"first\n  " + r.Keywords[0] + " = \"%s\"\nlast\n",
				"a\n\n%s;%[1]s\n" + r.Keywords[0] + "\n",
				"x%s\n-%[1]s # gitleaks:allow\n",
			} {
				agree(t, path, fmt.Sprintf(form, token))
			}
		}
	}
}

// write writes a text that an expression matches, most often.
func write(random *rand.Rand, re *syntax.Regexp, b *strings.Builder) {
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		writeClass(random, re.Rune, b)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteByte(byte(' ' + random.IntN(95)))
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			write(random, sub, b)
		}
	case syntax.OpAlternate:
		write(random, re.Sub[random.IntN(len(re.Sub))], b)
	case syntax.OpQuest:
		repeat(random, re.Sub[0], 0, 1, b)
	case syntax.OpStar:
		repeat(random, re.Sub[0], 0, 4, b)
	case syntax.OpPlus:
		repeat(random, re.Sub[0], 1, 5, b)
	case syntax.OpRepeat:
		most := re.Max
		if most < 0 {
			most = re.Min + 6
		}
		repeat(random, re.Sub[0], re.Min, most, b)
	}
}

func repeat(random *rand.Rand, re *syntax.Regexp, least, most int, b *strings.Builder) {
	for range least + random.IntN(most-least+1) {
		write(random, re, b)
	}
}

func writeClass(random *rand.Rand, class []rune, b *strings.Builder) {
	for range 64 {
		i := 2 * random.IntN(len(class)/2)
		if r := class[i] + rune(random.IntN(int(class[i+1]-class[i])+1)); '\t' <= r && r < 127 {
			b.WriteRune(r)
			return
		}
	}
}

// TestSameOnNoise compares the two engines on texts of words that rules look for, at random.
func TestSameOnNoise(t *testing.T) {
	cfg, err := defaults()
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, r := range cfg.Rules {
		parts = append(parts, r.Keywords...)
	}
	slices.Sort(parts)
	glue := []string{" = ", "=", ": \"", "\"", "'", "\n", "-", "_", ".", ":=", "=>", " ", "/", "$", "{", "}", "--", "\n\n", "é", "EXAMPLE"}
	random := rand.New(rand.NewPCG(3, 4))
	for range 4000 {
		var b strings.Builder
		for range 1 + random.IntN(40) {
			switch random.IntN(4) {
			case 0:
				b.WriteString(parts[random.IntN(len(parts))])
			case 1:
				b.WriteString([]string{"key", "token", "password", "api_key", "secret"}[random.IntN(5)])
			case 2:
				b.WriteString(glue[random.IntN(len(glue))])
			default:
				for range random.IntN(44) {
					b.WriteByte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=_-"[random.IntN(67)])
				}
			}
		}
		agree(t, "", b.String()+"\n")
	}
}
