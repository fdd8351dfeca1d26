package iam

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestParse(t *testing.T) {
	got, err := Parse(`{
		"Version": "2012-10-17",
		"Statement": {
			"Effect": "Allow",
			"Principal": {"AWS": ["*", "123456789012"], "Service": "sns.amazonaws.com"},
			"Action": ["s3:GetObject", "\ue002"],
			"NotResource": "arn:aws:s3:::orders/*",
			"Condition": {
				"Bool": {"aws:SecureTransport": false},
				"ForAnyValue:StringLikeIfExists": {"aws:PrincipalOrgPaths": ["o-1/*"]},
				"\ue002": {"aws:SourceArn": "arn:aws:s3:::orders"}
			}
		}
	}`)
	if err != nil {
		t.Fatal(err)
	}
	want := []Statement{{
		Effect:       Allow,
		Actions:      []string{"s3:GetObject", Blank},
		NotResources: []string{"arn:aws:s3:::orders/*"},
		Principals:   []Principal{{AWS, "*"}, {AWS, "123456789012"}, {Service, "sns.amazonaws.com"}},
		Conditions: []Condition{
			{Operator: "bool", Key: "aws:securetransport", Values: []string{"false"}},
			{Operator: "stringlike", Set: "foranyvalue", IfExists: true, Key: "aws:principalorgpaths", Values: []string{"o-1/*"}},
			{Key: "aws:sourcearn", Values: []string{"arn:aws:s3:::orders"}},
		},
	}}
	if diff := cmp.Diff(want, got.Statements, cmpopts.IgnoreUnexported(Statement{})); diff != "" {
		t.Error(diff)
	}
}

func TestParseErrors(t *testing.T) {
	for _, tt := range []struct {
		text string
		want error
	}{
		{"", ErrNotJSON},
		{"{", ErrNotJSON},
		{"[]", ErrNotPolicy},
		{`"policy"`, ErrNotPolicy},
		{"{}", ErrNoStatement},
		{strings.Repeat("[", 100), ErrTooLarge},
		{strings.Repeat(" ", maxSize+1), ErrTooLarge},
		{`{"Statement": ["` + strings.Repeat("a", maxText+1) + `"]}`, ErrTooLarge},
		{`{"Statement": [` + strings.Repeat(`"a",`, maxTexts) + `"a"]}`, ErrTooLarge},
		{`{"Statement": [` + strings.Repeat(`"*:a",`, maxWild) + `"*:a"]}`, ErrTooLarge},
	} {
		if _, err := Parse(tt.text); !errors.Is(err, tt.want) {
			t.Errorf("%.40q: %v, want %v", tt.text, err, tt.want)
		}
	}
}

func TestUnknownStatements(t *testing.T) {
	p := parse(t, `{"Statement": ["\ue002", {"Effect": "\ue002", "Action": "*", "Resource": "*"}]}`)
	if !p.Partial || len(p.Statements) != 1 || p.Statements[0].Effect != Perhaps {
		t.Errorf("%+v", p)
	}
	if got, _ := p.Grants("s3:GetObject", Everything); got != Unknown {
		t.Errorf("a statement that may not be there grants: %v, want unknown", got)
	}
}

func parse(t *testing.T, text string) *Policy {
	t.Helper()
	p, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}`,
		`{"Statement": {"Effect": "Deny", "Principal": "*", "NotAction": ["?*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}}}`,
		`{"Statement": ["\ue002", {"Principal": {"AWS": "arn:aws:iam::*:root"}, "Resource": "${*}"}]}`,
		`{"Statement": [{"Effect": "Allow", "Action": "` + "\xff" + `"}]}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse(text)
		if err != nil {
			return
		}
		for i := range p.Statements {
			p.Public(i)
			p.Statements[i].NarrowedRights()
		}
		Escalates(ByPassing, p)
		p.TLSOnly("s3:GetObject")
		p.Faults(OfIdentity)
	})
}
