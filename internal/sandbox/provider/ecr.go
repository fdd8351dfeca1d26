package provider

import (
	"encoding/json"
	"fmt"
)

// ecrKinds are image repositories (ECR API).
var ecrKinds = map[string]kind{
	"aws_ecr_repository": {
		id: "{name}",
		computed: values{
			"arn": "arn:aws:ecr:{region}:{account}:repository/{name}", "registry_id": "{account}",
			"repository_url": "{account}.dkr.ecr.{region}.amazonaws.com/{name}", "encryption_configuration.kms_key": "",
		},
		defaults: values{
			"image_tag_mutability": "MUTABLE", "force_delete": false, "encryption_configuration.encryption_type": "AES256",
		},
		replace: "name encryption_configuration", exists: "RepositoryAlreadyExistsException",
		rules: rules{
			"name": matching(
				2, 256, `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`,
				"have only lower-case letters, digits, slashes and ._-",
			),
			"image_tag_mutability": oneOf("MUTABLE IMMUTABLE IMMUTABLE_WITH_EXCLUSION " +
				"MUTABLE_WITH_EXCLUSION"),
			"encryption_configuration.encryption_type": oneOf("AES256 KMS KMS_DSSE"),
		},
		remove: removeRepository,
	},
	"aws_ecr_lifecycle_policy": {
		id: "{repository}", computed: values{"registry_id": "{account}"}, replace: "repository", json: "policy",
		refs: map[string]string{"repository": "aws_ecr_repository"}, rules: rules{"policy": isLifecyclePolicy},
	},
	"aws_ecr_repository_policy": {
		id: "{repository}", computed: values{"registry_id": "{account}"}, replace: "repository", json: "policy",
		refs: map[string]string{"repository": "aws_ecr_repository"}, rules: rules{"policy": isJSON},
	},
	"aws_ecr_registry_policy": {id: "{account}", computed: values{"registry_id": "{account}"}, json: "policy"},
	"aws_ecr_registry_scanning_configuration": {
		id:       "{account}",
		computed: values{"registry_id": "{account}"},
		rules:    rules{"scan_type": oneOf("BASIC ENHANCED")},
	},
	"aws_ecr_replication_configuration": {id: "{account}", computed: values{"registry_id": "{account}"}},
	"aws_ecr_pull_through_cache_rule": {
		id:       "{ecr_repository_prefix}",
		computed: values{"registry_id": "{account}"},
		replace:  "ecr_repository_prefix upstream_registry_url",
	},
}

// typeImage names the records of images in a repository; attribute repository is its name.
const typeImage = "ecr_image"

// removeRepository refuses to delete a repository that holds images, unless force_delete is set (DeleteRepository).
func removeRepository(o *op) error {
	for _, image := range o.store.List(typeImage, o.config.account, o.region()) {
		if image.Attributes["repository"] != o.attrs["name"] {
			continue
		}
		if o.attrs["force_delete"] != true {
			return refuse("RepositoryNotEmptyException", "the repository '%s' still contains images; set force_delete to delete them with it", o.str("name"))
		}
		if err := o.store.Delete(image.Key); err != nil {
			return err
		}
	}
	return nil
}

// isLifecyclePolicy checks that rules have priorities of their own (PutLifecyclePolicy).
func isLifecyclePolicy(v any) string {
	raw, ok := v.(string)
	if !ok {
		return ""
	}
	var policy struct {
		Rules []struct {
			Priority  int `json:"rulePriority"`
			Selection struct {
				CountType string `json:"countType"`
			} `json:"selection"`
		} `json:"rules"`
	}
	if err := json.Unmarshal([]byte(raw), &policy); err != nil {
		return fmt.Sprintf("contains an invalid lifecycle policy: %v", err)
	}
	seen := map[int]bool{}
	for _, r := range policy.Rules {
		switch {
		case seen[r.Priority]:
			return fmt.Sprintf("contains an invalid lifecycle policy: two rules have the priority %d", r.Priority)
		case r.Selection.CountType == "":
			return fmt.Sprintf("contains an invalid lifecycle policy: rule %d has no countType", r.Priority)
		}
		seen[r.Priority] = true
	}
	return ""
}
