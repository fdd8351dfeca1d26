package iam

import (
	"fmt"
	"testing"
)

func TestPublic(t *testing.T) {
	const base = `"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:123456789012:orders"`
	for _, tt := range []struct {
		name, rest string
		want       Answer
	}{
		{"star", `"Principal": "*"`, Yes},
		{"star of AWS", `"Principal": {"AWS": "*"}`, Yes},
		{"star in a list", `"Principal": {"AWS": ["123456789012", "*"]}`, Yes},
		{"any account's root", `"Principal": {"AWS": "arn:aws:iam::*:root"}`, Yes},
		{"one account", `"Principal": {"AWS": "arn:aws:iam::123456789012:root"}`, No},
		{"a resource's attribute", `"Principal": {"AWS": "\ue0000\ue001"}`, No},
		{"not known", `"Principal": {"AWS": "\ue002"}`, Unknown},
		{"account not known", `"Principal": {"AWS": "arn:aws:iam::\ue002:root"}`, No},
		{"service", `"Principal": {"Service": "sns.amazonaws.com"}`, No},
		{"all but some", `"NotPrincipal": {"AWS": "123456789012"}`, Yes},
		{"source ARN", star(`"ArnEquals": {"aws:SourceArn": "arn:aws:sns:us-east-1:123456789012:orders"}`), No},
		{"any source ARN", star(`"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:*"}`), Yes},
		{"a bucket's ARN", star(`"ArnLike": {"aws:SourceArn": "arn:aws:s3:*:*:orders"}`), No},
		{"organization", star(`"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3"}`), No},
		{"any organization", star(`"StringLike": {"aws:PrincipalOrgID": "o-*"}`), Yes},
		{"organization if there is one", star(`"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3"}`), Yes},
		{"for all values", star(`"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3"}`), Yes},
		{"for any value", star(`"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3/*"}`), No},
		{"endpoint", star(`"StringEquals": {"AWS:SourceVpce": "vpce-1"}`), No},
		{"not the endpoint", star(`"StringNotEquals": {"aws:SourceVpce": "vpce-1"}`), Yes},
		{"some endpoint", star(`"Null": {"aws:SourceVpce": "false"}`), Yes},
		{"address", star(`"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}`), No},
		{"any address", star(`"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"]}`), Yes},
		{"any address, version 6", star(`"IpAddress": {"aws:SourceIp": "::/0"}`), Yes},
		{"address not known", star(`"IpAddress": {"aws:SourceIp": "\ue002"}`), Unknown},
		{"role's ARN", star(`"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::123456789012:role/*"}`), No},
		{"role of any account", star(`"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/orders"}`), Yes},
		{"TLS", star(`"Bool": {"aws:SecureTransport": "true"}`), Yes},
		{"referer", star(`"StringLike": {"aws:Referer": "https://cambio.example/*"}`), Yes},
		{"condition that may not be there", star(`"\ue002": {"aws:SourceArn": "arn:aws:s3:::orders"}`), Unknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := parse(t, fmt.Sprintf(`{"Statement": [{%s, %s}]}`, base, tt.rest))
			if got := p.Public(0); got != tt.want {
				t.Errorf("public: %v, want %v", got, tt.want)
			}
		})
	}
}

func star(condition string) string {
	return `"Principal": "*", "Condition": {` + condition + `}`
}

func TestDenyFencesOff(t *testing.T) {
	const allow = `{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*"}`
	for _, tt := range []struct {
		name, deny string
		want       Answer
	}{
		{"all but an endpoint", `"Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"],
			"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}`, No},
		{"all but an organization and AWS itself", `"Principal": "*", "Action": "*", "Resource": "*",
			"Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}, "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}`, No},
		{"all but a principal", `"NotPrincipal": {"AWS": "123456789012"}, "Action": "s3:*", "Resource": "*"`, No},
		{"another action", `"Principal": "*", "Action": "s3:PutObject", "Resource": "*", "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}`, Yes},
		{"another resource", `"Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::orders/a/*", "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}`, Yes},
		{"plain HTTP", `"Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}`, Yes},
		{"one who is named", `"Principal": {"AWS": "123456789012"}, "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}`, Yes},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := parse(t, `{"Statement": [`+allow+`, {"Effect": "Deny", `+tt.deny+`}]}`)
			if got := p.Public(0); got != tt.want {
				t.Errorf("public: %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTLSOnly(t *testing.T) {
	const allow = `{"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "s3:GetObject", "Resource": "*"}`
	for _, tt := range []struct {
		name, statements string
		want             Answer
	}{
		{"denied", `{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}`, Yes},
		{"denied with a boolean", `{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": false}}}`, Yes},
		{"nothing said", allow, No},
		{"denied to one", `{"Effect": "Deny", "Principal": {"AWS": "123456789012"}, "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}`, No},
		{"denied sometimes", `{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"aws:SourceVpc": "vpc-1"}}}`, No},
		{"the wrong way round", `{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}`, No},
		{"allowed over TLS", `{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}`, Yes},
		{"allowed without too", allow + `, {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}`, No},
		{"may not be there", allow + `, {"Effect": "\ue002", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}`, Unknown},
		{"other statements", allow + `, "\ue002"`, Unknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := parse(t, `{"Statement": [`+tt.statements+`]}`).TLSOnly("s3:GetObject"); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestByAddressOnly(t *testing.T) {
	const address = `"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}`
	for _, tt := range []struct {
		condition string
		want      bool
	}{
		{address, true},
		{address + `, "Bool": {"aws:SecureTransport": "true"}`, true},
		{address + `, "StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3"}`, false},
		{`"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}`, false},
		{`"Bool": {"aws:SecureTransport": "true"}`, false},
	} {
		p := parse(t, `{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", `+star(tt.condition)+`}}`)
		if got := p.Statements[0].ByAddressOnly(); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.condition, got, tt.want)
		}
	}
}
