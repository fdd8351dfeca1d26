package provider

// kmsKinds are keys (KMS API). A deleted key waits for its window on AWS; here it is gone at once.
var kmsKinds = map[string]kind{
	"aws_kms_key": {
		id: "{uuid}",
		computed: values{
			"arn": "arn:aws:kms:{region}:{account}:key/{id}", "key_id": "{id}", "policy": keyPolicy, "description": "",
			"rotation_period_in_days": rotationPeriod,
		},
		defaults: values{
			"bypass_policy_lockout_safety_check": false, "customer_master_key_spec": "SYMMETRIC_DEFAULT", "is_enabled": true,
			"key_usage": "ENCRYPT_DECRYPT", "enable_key_rotation": false,
		},
		replace: "customer_master_key_spec key_usage multi_region custom_key_store_id xks_key_id", json: "policy",
		rules: rules{
			"deletion_window_in_days": between(7, 30), "rotation_period_in_days": between(90, 2560), "policy": isResourcePolicy,
			"key_usage":   oneOf("ENCRYPT_DECRYPT SIGN_VERIFY GENERATE_VERIFY_MAC KEY_AGREEMENT"),
			"description": matching(0, 8192, `(?s).*`, ""),
			"customer_master_key_spec": oneOf("SYMMETRIC_DEFAULT RSA_2048 RSA_3072 RSA_4096 HMAC_224 HMAC_256 HMAC_384 HMAC_512 " +
				"ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521 ECC_SECG_P256K1 ML_DSA_44 ML_DSA_65 ML_DSA_87 SM2"),
		},
	},
	"aws_kms_alias": {
		id: "{name}", terms: values{"target": "{target_key_id}"},
		computed: values{"arn": "arn:aws:kms:{region}:{account}:{name}", "name": "alias/{stamp}", "target_key_arn": aliasTarget},
		replace:  "name name_prefix", volatile: "target_key_arn", exists: "AlreadyExistsException",
		same: map[string]func(a, b string) bool{"target_key_id": sameTail},
		rules: rules{
			"name": matching(1, 256, `alias/[0-9A-Za-z_/-]+`, "begin with 'alias/' and have only letters, digits and /_-"),
		},
		groups: []group{atMostOne("name name_prefix")}, refs: map[string]string{"target_key_id": "aws_kms_key"},
	},
	"aws_kms_key_policy": {
		id:      "{key_id}",
		replace: "key_id",
		json:    "policy",
		rules:   rules{"policy": isResourcePolicy},
		refs:    map[string]string{"key_id": "aws_kms_key"},
	},
	"aws_kms_grant": {
		id:       "{key_id}:{grant_id}",
		computed: values{"grant_id": "{hex64}", "grant_token": "{lower64}"},
		defaults: values{"retire_on_delete": false},
		replace: "name key_id grantee_principal operations retiring_principal constraints grant_creation_tokens " +
			"retire_on_delete",
		refs: map[string]string{"key_id": "aws_kms_key"},
	},
}

// keyPolicy is the default key policy, which lets the account's administrators use IAM.
func keyPolicy(o *op) any {
	return `{"Id":"key-default-1","Statement":[{"Action":"kms:*","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::` + o.config.account +
		`:root"},"Resource":"*","Sid":"Enable IAM User Permissions"}],"Version":"2012-10-17"}`
}

func rotationPeriod(o *op) any {
	if o.attrs["enable_key_rotation"] == true {
		return 365.0
	}
	return 0.0
}

func aliasTarget(o *op) any {
	if key, ok := o.find("aws_kms_key", o.str("target_key_id")); ok {
		return key.Attributes["arn"]
	}
	return ""
}
