package provider

import (
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"os"

	"flota.dev/flota/internal/sandbox/store"
)

var bucketName = matching(3, 63, `[a-z0-9][a-z0-9.-]*[a-z0-9]`, "have only lower-case letters, digits, dots and hyphens, and begin and end with a letter or digit")

// bucketPart is a type that sets one thing of a bucket and goes by the bucket's name (S3 PutBucket… calls).
func bucketPart(defaults values, r rules) kind {
	return kind{id: "{bucket}", replace: "bucket", defaults: defaults, rules: r, refs: map[string]string{"bucket": "aws_s3_bucket"}}
}

// ownedPart is a bucketPart that may name the account that must own the bucket.
func ownedPart(defaults values, r rules) kind {
	k := bucketPart(defaults, r)
	k.replace += " expected_bucket_owner"
	return k
}

// s3Kinds are buckets. Their objects are in Options.Buckets.
var s3Kinds = map[string]kind{
	"aws_s3_bucket": {
		id: "{bucket}",
		computed: values{
			"arn": "arn:aws:s3:::{bucket}", "bucket": "terraform-{stamp}", "bucket_domain_name": "{bucket}.s3.amazonaws.com",
			"bucket_region":               "{region}",
			"bucket_regional_domain_name": "{bucket}.s3.{region}.amazonaws.com", "hosted_zone_id": "Z3AQBSTGFYJSTF",
			"request_payer": "BucketOwner",
		},
		defaults: values{"force_destroy": false},
		replace:  "bucket bucket_prefix object_lock_enabled",
		exists:   "BucketAlreadyExists",
		rules: rules{
			"bucket":        bucketName,
			"bucket_prefix": matching(1, 37, `[a-z0-9][a-z0-9.-]*`, "have only lower-case letters, digits, dots and hyphens"),
		},
		groups: []group{atMostOne("bucket bucket_prefix")},
		create: createBucket, remove: removeBucket, gone: bucketGone, adopt: adoptBucket,
	},
	"aws_s3_bucket_versioning": ownedPart(nil, rules{
		"versioning_configuration.status":     oneOf("Enabled Suspended Disabled"),
		"versioning_configuration.mfa_delete": oneOf("Enabled Disabled"),
	}),
	"aws_s3_bucket_public_access_block": bucketPart(values{
		"block_public_acls": false, "block_public_policy": false, "ignore_public_acls": false, "restrict_public_buckets": false,
	}, nil),
	"aws_s3_bucket_server_side_encryption_configuration": ownedPart(nil, rules{
		"rule.apply_server_side_encryption_by_default.sse_algorithm": oneOf("AES256 aws:kms aws:kms:dsse aws:fsx"),
	}),
	"aws_s3_bucket_ownership_controls": bucketPart(
		nil, rules{"rule.object_ownership": oneOf("BucketOwnerPreferred ObjectWriter BucketOwnerEnforced")},
	),
	"aws_s3_bucket_lifecycle_configuration": withComputed(ownedPart(nil, rules{
		"rule.status": oneOf("Enabled Disabled"), "rule.transition.storage_class": storageClass,
		"rule.noncurrent_version_transition.storage_class": storageClass,
		"rule.id": matching(1, 255, `.*`, ""),
	}), values{"transition_default_minimum_object_size": "all_storage_classes_128K"}),
	"aws_s3_bucket_policy":             withJSON(bucketPart(nil, rules{"policy": isResourcePolicy}), "policy"),
	"aws_s3_bucket_logging":            ownedPart(nil, nil),
	"aws_s3_bucket_cors_configuration": ownedPart(nil, rules{"cors_rule.allowed_methods": oneOf("GET PUT HEAD POST DELETE")}),
	"aws_s3_bucket_website_configuration": withComputed(ownedPart(nil, nil), values{
		"website_domain": "s3-website-{region}.amazonaws.com", "website_endpoint": "{bucket}.s3-website-{region}.amazonaws.com",
	}),
	"aws_s3_bucket_notification": bucketPart(values{"eventbridge": false}, nil),
	"aws_s3_bucket_object_lock_configuration": ownedPart(
		values{"object_lock_enabled": "Enabled"}, rules{"rule.default_retention.mode": oneOf("COMPLIANCE GOVERNANCE")},
	),
	"aws_s3_bucket_acl": ownedPart(
		nil,
		rules{
			"acl": oneOf("private public-read public-read-write aws-exec-read authenticated-read bucket-owner-read " +
				"bucket-owner-full-control log-delivery-write"),
		},
	),
	"aws_s3_bucket_accelerate_configuration":      ownedPart(nil, rules{"status": oneOf("Enabled Suspended")}),
	"aws_s3_bucket_replication_configuration":     bucketPart(nil, rules{"rule.status": oneOf("Enabled Disabled")}),
	"aws_s3_bucket_request_payment_configuration": ownedPart(nil, rules{"payer": oneOf("Requester BucketOwner")}),
	"aws_s3_account_public_access_block": {
		id: "{account}",
		defaults: values{
			"block_public_acls": false, "block_public_policy": false, "ignore_public_acls": false,
			"restrict_public_buckets": false,
		},
		replace:  "account_id",
		computed: values{"account_id": "{account}"},
	},
	"aws_s3_object": {
		id: "{bucket}/{key}",
		computed: values{
			"arn": "arn:aws:s3:::{bucket}/{key}", "etag": objectTag, "content_type": "application/octet-stream",
			"storage_class":          "STANDARD",
			"server_side_encryption": "AES256", "version_id": "{lower32}",
		},
		defaults: values{"force_destroy": false},
		replace:  "bucket key",
		volatile: "etag version_id",
		refs:     map[string]string{"bucket": "aws_s3_bucket"},
		groups:   []group{atMostOne("content content_base64 source")},
	},
}

var storageClass = oneOf("GLACIER STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING DEEP_ARCHIVE GLACIER_IR")

func withComputed(k kind, v values) kind {
	k.computed = v
	return k
}

func withJSON(k kind, names string) kind {
	k.json = names
	return k
}

// createBucket refuses a name that any account has (CreateBucket) and makes the bucket.
func createBucket(o *op) error {
	name := o.str("bucket")
	for _, r := range o.store.List("aws_s3_bucket", "", "") {
		if r.ID == name && r.Account != o.config.account {
			return refuse("BucketAlreadyExists", "the bucket name '%s' is not available", name)
		}
	}
	if o.options.Buckets == nil {
		return nil
	}
	if o.options.Buckets.Exists(name) {
		return refuse("BucketAlreadyOwnedByYou", "the bucket '%s' exists already and is yours; an import block adopts it", name)
	}
	return o.options.Buckets.Create(name)
}

// removeBucket refuses to delete a bucket that holds objects, unless force_destroy is set (DeleteBucket).
func removeBucket(o *op) error {
	buckets, name := o.options.Buckets, o.str("bucket")
	if buckets == nil || !buckets.Exists(name) {
		return nil
	}
	empty, err := buckets.Empty(name)
	if err != nil {
		return fmt.Errorf("bucket %s: %w", name, err)
	}
	if !empty && o.attrs["force_destroy"] != true {
		return refuse("BucketNotEmpty", "the bucket '%s' is not empty; set force_destroy to delete its objects with it", name)
	}
	return buckets.Delete(name)
}

// bucketGone tells of buckets that were deleted through the S3 API.
func bucketGone(o *op, a store.Attributes) bool {
	return o.options.Buckets != nil && !o.options.Buckets.Exists(text(a["bucket"]))
}

// adoptBucket gives a bucket that is there but that Terraform never made a record.
func adoptBucket(o *op, name string) (store.Attributes, error) {
	if o.options.Buckets == nil || !o.options.Buckets.Exists(name) {
		return nil, nil
	}
	o.attrs = store.Attributes{"bucket": name, "region": o.config.region, "force_destroy": false}
	for _, result := range []string{"id", "arn", "bucket_domain_name", "bucket_region", "bucket_regional_domain_name", "hosted_zone_id", "request_payer"} {
		if a, ok := o.block.Attributes[result]; ok {
			o.attrs[result] = o.decide(result, a)
		}
	}
	o.attrs["tags"], o.attrs["tags_all"] = map[string]any{}, map[string]any{}
	err := o.store.Create(o.key(), o.attrs)
	if errors.Is(err, store.ErrExists) {
		err = nil
	}
	return o.attrs, err
}

// objectTag is the MD5 sum of the content, as S3 gives for objects that came in one part.
func objectTag(o *op) any {
	content := []byte(o.str("content"))
	if source := o.str("source"); source != "" {
		content, _ = os.ReadFile(source)
	}
	sum := md5.Sum(content)
	return hex.EncodeToString(sum[:])
}
