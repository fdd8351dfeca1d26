package iam

import "strings"

type arn struct{ partition, service, region, account, resource string }

// splitARN takes apart arn:partition:service:region:account:resource.
func splitARN(s string) (arn, bool) {
	parts := strings.SplitN(s, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" {
		return arn{}, false
	}
	return arn{parts[1], parts[2], parts[3], parts[4], parts[5]}, true
}

// AccountOf is the account in an ARN, which may be empty or hold a mark or a wildcard.
func AccountOf(s string) string {
	a, _ := splitARN(s)
	return a.account
}

// Everything reports whether a resource pattern means every resource of every
// service, however that is written: "*", "arn:aws:*", "*:*".
func Everything(resource string) Answer {
	if Vague(resource) {
		return unknownIf(resource == Blank)
	}
	for i, part := range strings.SplitN(resource, ":", 6) {
		named := i == 0 && part == "arn" || i == 1 && strings.HasPrefix(part, "aws")
		if !named && strings.Trim(part, "*") != "" {
			return No
		}
		if !named && part == "" && i < 3 {
			return No
		}
	}
	return Is(strings.HasSuffix(resource, "*"))
}

// untyped are services whose ARNs name the resource with no type before it, so
// that what stands before a slash is a name.
var untyped = map[string]bool{"s3": true, "sns": true, "sqs": true, "execute-api": true}

// Whole reports whether a resource pattern means everything, or every resource
// of one kind: "arn:aws:s3:::*", "arn:aws:iam::123456789012:role/*".
func Whole(resource string) Answer {
	if e := Everything(resource); e != No {
		return e
	}
	a, ok := splitARN(resource)
	if !ok || !strings.Contains(a.service, "*") && !KnownService(a.service) {
		return No
	}
	rest := a.resource
	if kind := strings.IndexAny(rest, "/:"); kind > 0 && !untyped[a.service] && isKind(rest[:kind]) {
		rest = rest[kind:]
	}
	return Is(strings.Contains(rest, "*") && strings.Trim(rest, "*?/:") == "")
}

func isKind(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") == ""
}
