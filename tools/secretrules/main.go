// Command secretrules reads the rules of the gitleaks library and writes them
// in flota's form, so that flota needs none of the library's code. It stands in
// a module of its own, as the library brings more modules than flota has.
package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/viper"
	"github.com/zricethezav/gitleaks/v8/config"

	"flota.dev/flota/internal/secret/rule"
)

// library is the module that the rules come from.
const library = "github.com/zricethezav/gitleaks/v8"

func main() {
	out := flag.String("out", "../../internal/secret/rules.json.gz", "file to write")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "secretrules:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	set, err := translate()
	if err != nil {
		return err
	}
	set.Source = library + " " + version()
	var b bytes.Buffer
	if err := set.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(filepath.Clean(out), b.Bytes(), 0o644)
}

// version is the library's version that this program was built with.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, m := range info.Deps {
		if m.Path == library {
			return m.Version
		}
	}
	return ""
}

// defaults returns the library's own configuration, as the library reads it.
func defaults() (config.Config, error) {
	v := viper.New()
	v.SetConfigType("toml")
	if err := v.ReadConfig(strings.NewReader(config.DefaultConfig)); err != nil {
		return config.Config{}, err
	}
	var raw config.ViperConfig
	if err := v.Unmarshal(&raw); err != nil {
		return config.Config{}, err
	}
	return raw.Translate()
}

func translate() (*rule.Set, error) {
	cfg, err := defaults()
	if err != nil {
		return nil, err
	}
	set := &rule.Set{}
	if set.Allow, err = allowances(cfg.Allowlists); err != nil {
		return nil, err
	}
	for _, r := range cfg.Rules {
		t, err := translateRule(r)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.RuleID, err)
		}
		set.Rules = append(set.Rules, t)
	}
	slices.SortFunc(set.Rules, func(a, b rule.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return set, nil
}

// errNew says that the library has learnt something that flota's engine does not know.
var errNew = errors.New("the library has a feature that package secret lacks")

func translateRule(r config.Rule) (rule.Rule, error) {
	if len(r.RequiredRules) > 0 || r.SkipReport || r.Regex != nil && len(r.Keywords) == 0 {
		return rule.Rule{}, errNew
	}
	t := rule.Rule{
		ID: r.RuleID, Regex: source(r.Regex), Group: r.SecretGroup,
		Entropy: r.Entropy, Keywords: lower(r.Keywords), Path: source(r.Path),
	}
	if t.Regex != "" {
		t.Anchor = anchor(t.Regex)
	}
	var err error
	t.Allow, err = allowances(r.Allowlists)
	return t, err
}

func allowances(lists []*config.Allowlist) ([]rule.Allow, error) {
	var out []rule.Allow
	for _, l := range lists {
		if len(l.Commits) > 0 {
			return nil, errNew
		}
		out = append(out, rule.Allow{
			All:   l.MatchCondition == config.AllowlistMatchAnd,
			Paths: joined(l.Paths), Regexes: joined(l.Regexes), Target: l.RegexTarget, Words: lower(l.StopWords),
		})
	}
	return out, nil
}

// joined is one expression for several, put together as the library does: a
// flag that one of them sets holds for those after it too.
func joined(all []*regexp.Regexp) string {
	if len(all) == 0 {
		return ""
	}
	sources := make([]string, len(all))
	for i, r := range all {
		sources[i] = r.String()
	}
	return "(?:" + strings.Join(sources, "|") + ")"
}

func source(r *regexp.Regexp) string {
	if r == nil {
		return ""
	}
	return r.String()
}

// lower returns words in lower case, each once, in order.
func lower(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
