package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// bucketModule is the registry's module for buckets. Its arguments have the
// names and shapes that aws_s3_bucket had before version 4 of the provider.
const bucketModule = "terraform-aws-modules/s3-bucket/aws"

// bucketTypes are what bucketWant looks at.
var bucketTypes = []string{"aws_s3_bucket", "module"}

// bucketWant wants a condition of buckets, and of calls of the registry's
// module that makes them where it has not been fetched.
func bucketWant(c check.Condition) check.Look {
	want := check.Want(c)
	return func(s *check.Subject) {
		if s.Mode != config.Call || unreadCall(s, bucketModule) {
			want(s)
		}
	}
}

// unreadCall reports whether the subject calls a module of the registry that could not be looked into.
func unreadCall(s *check.Subject, source string) bool {
	written, _ := s.Get("source").Text("")
	return strings.TrimPrefix(written, "registry.terraform.io/") == source &&
		slices.ContainsFunc(s.Stack.Left, func(l config.Left) bool { return l.Address == config.Bare(s.Address) })
}
