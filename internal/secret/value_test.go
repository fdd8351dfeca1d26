package secret

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
)

// seam is cut out of the values below, so that no scanner takes this file for a leak.
const seam = "·"

func join(s string) string { return strings.ReplaceAll(s, seam, "") }

type labelled struct {
	name, value string
	secret      bool
}

// values are what people write into Terraform and into the settings of
// services, labelled by hand before the code was written.
var values = []labelled{
	// Passwords are secrets, weak ones too.
	{"DB_PASSWORD", "hun·ter2", true},
	{"DB_PASSWORD", "correct-horse-battery", true},
	{"db_password", "postgres", true},
	{"password", "Passw·0rd!", true},
	{"password", "password", true},
	{"password", "supersecret", true},
	{"password", "admin", true},
	{"password", "12345678", true},
	{"master_password", "mustbe·eightcharacters", true},
	{"masterUserPassword", "Avocado·1984", true},
	{"MYSQL_ROOT_PASSWORD", "root", true},
	{"POSTGRES_PASSWORD", "postgres", true},
	{"PGPASSWORD", "orders·99", true},
	{"spring.datasource.password", "b4n·ana", true},
	{"REDIS_PASS", "sesame·open", true},
	{"SMTP_PASSWD", "mail·man7", true},
	{"db_pwd", "Tr0ub4dor&3", true},
	{"admin_user_password", "Example·Corp-2024", true},
	{"password1", "q1w2·e3r4", true},
	{"old_password", "summer·2023", true},
	{"passphrase", "the sun is up", true},
	{"KEYSTORE_PASSWORD", "changeit·99", true},
	{"db_password", "Xk3${\uE0004\uE001}", false},
	{"password", "${random_password.main.result}", false},
	{"password", "\uE00012\uE001", false},
	{"password", "prefix-\uE00012\uE001", false},
	{"password", "\uE002-suffix", false},
	{"password", "", false},
	{"password", " ", false},
	{"password", "changeme", false},
	{"password", "CHANGE_ME", false},
	{"password", "change-me-please", false},
	{"password", "ChangeMe123!", false},
	{"password", "REPLACE_ME", false},
	{"password", "replace-with-real-password", false},
	{"password", "<password>", false},
	{"password", "<your password here>", false},
	{"password", "your-password", false},
	{"password", "YOUR_PASSWORD_HERE", false},
	{"password", "example", false},
	{"password", "xxxxxxxx", false},
	{"password", "XXXX-XXXX", false},
	{"password", "********", false},
	{"password", "aaaaaaaa", false},
	{"password", "TODO", false},
	{"password", "tbd", false},
	{"password", "dummy", false},
	{"password", "placeholder", false},
	{"password", "none", false},
	{"password", "null", false},
	{"password", "{{ db_password }}", false},
	{"password", "%DB_PASSWORD%", false},
	{"password", "$DB_PASSWORD", false},
	{"password", "$(cat /run/secrets/db)", false},
	{"password", "[REDACTED]", false},
	{"password", "...", false},
	{"password", "{{resolve:secretsmanager:orders-db:SecretString:password}}", false},
	{"password", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-db-AbCdEf", false},
	{"password", "/orders/prod/db/password", false},
	{"password", "ssm:/orders/prod/db-password", false},
	{"password", "true", false},
	{"password", "optional", false},

	// Names that only sound like one.
	{"password_length", "32", false},
	{"password_file", "/run/secrets/db_password", false},
	{"DB_PASSWORD_FILE", "/run/secrets/db", false},
	{"password_secret_name", "orders-db-prod", false},
	{"password_parameter", "/orders/db/password", false},
	{"password_encryption", "scram-sha-256", false},
	{"password_hash", "$2b$12$KIXl·Tq9Wbn7Oe5bq0s1Q5u7hP2n0v1Qe8iG", false},
	{"password_policy", "strict", false},
	{"password_version", "12", false},
	{"password_wo_version", "3", false},
	{"manage_master_user_password", "true", false},
	{"password_reset_required", "false", false},
	{"password_key", "password", false},
	{"password_data", "", false},
	{"get_password_data", "true", false},
	{"minimum_password_length", "14", false},
	{"max_password_age", "90", false},
	{"PASSWORD_MIN_LENGTH", "12", false},
	{"dbpass", "Pl·um77", true},
	{"url", "https://ci:passw·0rd1@git.cambio.example/orders.git", true},
	{"code", "var expected = \"Basic b3Jk·ZXJzOkdoN2tQcTJ4Wg==\";\nif (given !== expected) { deny() }", true},
	{"description", "The basic settings of the shop", false},
	{"TaskToken", "$$.Task.Token", false},
	{"bypass", "legacy-clients", false},
	{"compass", "north-by-northwest", false},
	{"passenger_name", "m-keller", false},
	{"forgot_password_url", "https://id.cambio.example/forgot", false},
	{"reset_password_path", "/account/reset", false},

	// Secrets, tokens and keys.
	{"API_KEY", "9f86d081·884c7d659a2feaa0c55ad015", true},
	{"api_key", "Zx81·kLm02Qp77", true},
	{"apiKey", "live_·4eC39HqLyjWDarjtT1", true},
	{"STRIPE_API_KEY", "rk_l·ive_4eC39HqLyjWDarjtT1zdp7dc", true},
	{"APP_SECRET", "q7G·t0Zp4vRw2XnLb", true},
	{"client_secret", "8f3c·2b1a-77d0-4e55-9c1d-0a2b3c4d5e6f", true},
	{"JWT_SECRET", "supersecret", true},
	{"jwt_secret", "mySuper·SecretKey", true},
	{"SECRET_KEY_BASE", "4f1c9a7e·5d2b8036a1f4c9e7d2b85036", true},
	{"session_secret", "keyboard cat", true},
	{"auth_token", "th1s·IsNotATest77", true},
	{"AUTH_TOKEN", "0123456789·abcdef0123456789abcdef", true},
	{"access_token", "ya29.·a0AfH6SMBx3tq9vP", true},
	{"GITHUB_TOKEN", "ghp_·a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", true},
	{"token", "d41d·8cd98f00b204e9800998ecf8427e", true},
	{"SLACK_TOKEN", "xoxb-·123456789012-1234567890123-abcdefABCDEF123456789012", true},
	{"encryption_key", "b3BlbnNl·c2FtZTEyMzQ1Njc4OTA=", true},
	{"signing_key", "wX9·pLq2Zr7Tn4Vb8", true},
	{"shared_key", "pZ8·vKj3mQ1nR5tY7", true},
	{"preshared_key", "tunnel_·Zq83hfj2", true},
	{"storage_account_key", "Eby8·vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==", true},
	{"license_key", "7QK4·-M2XD-99PA-ZR3T", true},
	{"credentials", "svc-orders:·Gh7kPq2xZ", true},
	{"hec_token", "3f2b·9c1e-8d7a-4b6c-a5e4-f3d2c1b0a998", true},
	{"webhook_secret", "whsec_·5WbX9kQ2mN8pR4tV", true},
	{"bearer_token", "AAAA·AAAAAAAAAAAAAAAAAMLheAAAAAAA0%2BuSeid", true},
	{"DATADOG_API_KEY", "ab12·cd34ef56ab78cd90ef12ab34cd56ef78", true},
	{"PRIVATE_KEY", "-----BEGIN RSA PRIVATE ·KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----", true},
	{"tls_key", "-----BEGIN ·PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----", true},
	{"user_data", "-----BEGIN OPENSSH ·PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----", true},
	{"oauth_token", "gho_·16C7e42F292c6912E7710c838347Ae178B4a", true},
	{"refresh_token", "1//0·gYx9k2LmQpR8", true},
	{"cookie_secret", "s3ss10n·Sealer", true},

	{"SECRET_NAME", "orders-db", false},
	{"secret_id", "orders/prod/db", false},
	{"secret_arn", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x", false},
	{"secret", "orders-db", false},
	{"secret", "prod/orders/db", false},
	{"DB_SECRET", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf", false},
	{"API_KEY", "ssm:/orders/dev/api-key", false},
	{"API_KEY", "changeme", false},
	{"API_KEY", "${API_KEY}", false},
	{"API_KEY", "your_api_key", false},
	{"API_KEY", "none", false},
	{"API_KEY_HEADER", "X-Api-Key", false},
	{"api_key_source", "HEADER", false},
	{"api_key_required", "true", false},
	{"TOKEN_URL", "https://auth.cambio.example/token", false},
	{"TOKEN_TTL", "3600", false},
	{"TOKEN_ISSUER", "https://id.cambio.example/", false},
	{"token_endpoint", "https://id.cambio.example/oauth2/token", false},
	{"access_token", "minutes", false},
	{"refresh_token", "days", false},
	{"id_token", "hours", false},
	{"http_tokens", "required", false},
	{"token_type", "Bearer", false},
	{"auth_type", "AWS_IAM", false},
	{"authorization", "NONE", false},
	{"authorization_type", "CUSTOM", false},
	{"key", "Environment", false},
	{"key", "tf/orders/state", false},
	{"key_name", "ops-2024", false},
	{"hash_key", "order_id", false},
	{"range_key", "created_at", false},
	{"sort_key", "customerId", false},
	{"partition_key", "tenant_id", false},
	{"object_key", "releases/orders-1.4.2.zip", false},
	{"s3_key", "lambda/orders.zip", false},
	{"public_key", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 ops@cambio", false},
	{"ssh_public_key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2vB8kq9Z ops", false},
	{"kms_key_id", "1234abcd-12ab-34cd-56ef-1234567890ab", false},
	{"kms_key_id", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", false},
	{"kms_master_key_id", "alias/aws/sqs", false},
	{"client_id", "3f2b9c1e8d7a4b6ca5e4f3d2", false},
	{"access_key_id", "ops-deployer", false},
	{"AWS_ACCESS_KEY_ID", "QZ7LX·PLMN5HHHFPZAM2W", true},
	{"access_key_id", "AKIAXXXXXXXXXXXXXXXX", false},
	{"account_id", "111122223333", false},
	{"credentials_provider", "instance-profile", false},
	{"image_pull_credentials_type", "SERVICE_ROLE", false},
	{"repository_credentials", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub", false},
	{"generate_secret", "true", false},
	{"auth_token_update_strategy", "ROTATE", false},
	{"SECRETS_BACKEND", "secretsmanager", false},
	{"secret_manager_prefix", "orders/", false},
	{"AWS_SECRET_REGION", "eu-west-1", false},
	{"SECRET_ROTATION_DAYS", "30", false},
	{"token_validity_units", "minutes", false},
	{"encryption_key", "alias/orders", false},
	{"encryption_key", "1234·abcd-12ab-34cd-56ef-1234567890ab", false},
	{"tokenizer", "wordpiece-v2-large", false},
	{"keyboard_layout", "dvorak", false},
	{"monkey", "george-of-the-jungle", false},
	{"author", "m.keller@cambio.example", false},
	{"secretary", "r-alvarez", false},

	// Shapes, whatever the name.
	{"AWS_KEY", "AKIA·IOSFODNN7EXAMPLE", true},
	{"AWS_ACCESS_KEY_ID", "AKIA·QYLPMN5HHHFPZAM2", true},
	{"access_key", "ASIA·QYLPMN5HHHFPZAM2", true},
	{"AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/·bPxRfiCYEXAMPLEKEY", true},
	{"secret_key", "wJalrXUtnFEMI/K7MDENG/·bPxRfiCYzQ7vT2LmKd", true},
	{"setting", "Kp3xVq8ZrT1mWy6LbN0c·JdF5hGs2QaUe7iXoYt4R", true},
	{"DATABASE_URL", "postgres://cambio:hun·ter2@db/main", true},
	{"url", "https://ci:Gh7k·Pq2xZ@git.cambio.example/orders.git", true},
	{"REDIS_URL", "redis://:s3s·ame@cache:6379/0", true},
	{"broker", "amqps://orders:Qm4·xW9@mq.cambio.example:5671", true},
	{"MONGO", "mongodb+srv://app:Zr7·Tn4Vb@cluster0.mongodb.net/orders", true},
	{"ConnectionStrings__Main", "Server=db;Database=orders;User Id=sa;Password=Str0ng·Pass!;", true},
	{"dsn", "host=db user=orders password=Ban4·na dbname=main", true},
	{"jdbc", "jdbc:postgresql://db/main?user=orders&password=Pl·um77", true},
	{"header", "Authorization: Bearer eyJ·hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", true},
	{"session", "eyJ·hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", true},
	{"notify", "https://hooks.slack.com/services/·T02AB3CD4/B05EF6GH7/a1b2C3d4E5f6G7h8I9j0K1l2", true},
	{"bot", "glpat-·x9Kq2ZrT7mWyLbN0cJdF", true},

	{"DATABASE_URL", "postgres://cambio@db/main", false},
	{"DATABASE_URL", "postgres://cambio:${DB_PASSWORD}@db/main", false},
	{"DATABASE_URL", "postgres://cambio:\uE0003\uE001@db/main", false},
	{"DATABASE_URL", "postgres://user:password@host/db", false},
	{"DATABASE_URL", "postgres://<user>:<password>@db/main", false},
	{"url", "https://cambio.example/a:b/@c", false},
	{"image", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1.4.2@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", false},
	{"image", "orders@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", false},
	{"source_code_hash", "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=", false},
	{"etag", "d41d8cd98f00b204e9800998ecf8427e", false},
	{"commit", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12", false},
	{"revision", "2FD4E1C67A2D28FCED849EE1BB76E7391B93EB12", false},
	{"role_arn", "arn:aws:iam::111122223333:role/orders-task", false},
	{"bucket", "cambio-orders-prod-eu-west-1-111122223333", false},
	{"vpc_id", "vpc-0a1b2c3d4e5f67890", false},
	{"path", "/Users/Shared/Projects/Cambio2024/Orders1/x", false},
	{"description", "The token that services present, and the password that they don't need", false},
	{"description", "Rotate the secret: see the runbook", false},
	{"dsn", "host=db user=orders dbname=main sslmode=require", false},
	{"header", "Authorization: Bearer ${TOKEN}", false},
	{"certificate_body", "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa\n-----END CERTIFICATE-----", false},
	{"LOG_LEVEL", "info", false},
	{"schedule", "cron(0 3 * * ? *)", false},
	{"cidr", "10.20.0.0/16", false},
	{"policy", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-*"}]}`, false},
	{"policy", `{"Statement":[{"Effect":"Deny","Condition":{"StringEquals":{"aws:PrincipalTag/token":"none"}}}]}`, false},

	// Scripts.
	{"user_data", "#!/bin/bash\nset -eu\nexport DB_PASSWORD=hun·ter2\n/opt/orders/start\n", true},
	{"user_data", "#!/bin/bash\necho 'API_KEY=9f86d081·884c7d659a2feaa0c55ad015' >> /etc/orders.env\n", true},
	{"user_data", "#!/bin/bash\nexport AWS_ACCESS_KEY_ID=AKIA·IOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n", true},
	{"user_data", "aws configure set aws_secret_access_key Zp4vRw2XnLbQ7Gt0·Kp3xVq8ZrT1mWy6LbN0cJdF5", true},
	{"user_data", "curl -u orders:Gh7k·Pq2xZ https://repo.cambio.example/install.sh | sh\n", true},
	{"user_data", "curl -H 'Authorization: Bearer Zx81kLm02Qp·77vRw2XnLb' https://api.cambio.example/boot\n", true},
	{"user_data", "wget --header='Authorization: Basic b3Jk·ZXJzOkdoN2tQcTJ4Wg==' https://repo.cambio.example/a\n", true},
	{"headers", `{"Authorization":"Bearer Zx81kLm02Qp·77vRw2XnLb"}`, true},
	{"authorization", "Basic b3Jk·ZXJzOkdoN2tQcTJ4Wg==", true},
	{"user_data", "mysql -u root --password=Ban4·na orders < schema.sql\n", true},
	{"user_data", "docker login -u ci -p 'Gh7kPq2·xZ' registry.cambio.example\n", true},
	{"user_data", "#cloud-config\nwrite_files:\n  - path: /etc/app.yml\n    content: |\n      db:\n        password: \"Pl·um77\"\n", true},
	{"user_data", "#cloud-config\nchpasswd:\n  list: |\n    root:Gh7k·Pq2xZ\n", true},
	{"user_data", "<powershell>\n$env:DB_PASSWORD = \"Pl·um77!\"\nStart-Service orders\n</powershell>", true},
	{"user_data", "#!/bin/bash\nexport DB_PASSWORD=$(aws ssm get-parameter --name /orders/db --with-decryption --query Parameter.Value)\n", false},
	{"user_data", "#!/bin/bash\nTOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 21600')\ncurl -H \"X-aws-ec2-metadata-token: $TOKEN\" http://169.254.169.254/latest/meta-data/\n", false},
	{"user_data", "#!/bin/bash\nexport DB_PASSWORD=\"${\uE0007\uE001}\"\n", false},
	{"user_data", "#!/bin/bash\nexport SECRET_ARN=arn:aws:secretsmanager:eu-west-1:111122223333:secret:db\nexport PASSWORD_FILE=/run/db\n", false},
	{"user_data", "#!/bin/bash\nyum install -y nginx\nsystemctl enable --now nginx\n", false},
	{"user_data", "# the password: see the vault\necho ready\n", false},
	{"user_data", "sed -i 's/PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config\n", false},
	{"user_data", "#cloud-config\nssh_pwauth: false\nusers:\n  - name: ops\n    lock_passwd: true\n    ssh_authorized_keys:\n      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2vB8kq9Z ops\n", false},

	// JSON.
	{"container_definitions", `[{"name":"orders","environment":[{"name":"DB_PASSWORD","value":"hun·ter2"}]}]`, true},
	{"container_definitions", `[{"name":"orders","environment":[{"name":"LEVEL","value":"info"}],"secrets":[{"name":"DB_PASSWORD","valueFrom":"arn:aws:ssm:eu-west-1:111122223333:parameter/db"}]}]`, false},
	{"secret_string", `{"username":"orders","password":"Pl·um77"}`, true},
	{"settings", `{"smtp":{"host":"mail","password":"Gh7k·Pq2xZ"}}`, true},
	{"settings", `{"password":"${DB_PASSWORD}","length":32}`, false},
	{"definition", `{"StartAt":"Wait","States":{"Wait":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"TaskToken.$":"$$.Task.Token"}}}}`, false},
	{"definition", `{"components":{"securitySchemes":{"api_key":{"type":"apiKey","name":"x-api-key","in":"header"}}}}`, false},
}

func TestValues(t *testing.T) {
	var hits, missed, alarms, quiet int
	for _, v := range values {
		found, got := InValue(v.name, join(v.value))
		switch {
		case got && v.secret:
			hits++
		case got:
			alarms++
			t.Errorf("%s = %q is taken for a secret: %s", v.name, v.value, found.What)
		case v.secret:
			missed++
			t.Errorf("%s = %q is not found", v.name, v.value)
		default:
			quiet++
		}
	}
	t.Logf("%d values: precision %d of %d, recall %d of %d", len(values), hits, hits+alarms, hits, hits+missed)
}

// TestReferencesInDisguise finds nothing where what is encoded is a reference.
func TestReferencesInDisguise(t *testing.T) {
	for _, v := range []string{"export DB_PASSWORD=\uE0007\uE001\n", "postgres://orders:\uE002@db/main"} {
		if f, ok := InValue("user_data", base64.StdEncoding.EncodeToString([]byte(v))); ok {
			t.Errorf("%q is taken for a secret: %s", v, f.What)
		}
	}
}

// TestValuesInDisguise finds the same secrets in base64, twice so, and in JSON.
func TestValuesInDisguise(t *testing.T) {
	for _, v := range values {
		if !v.secret || !strings.Contains(v.value, "\n") && !strings.Contains(v.value, "://") {
			continue
		}
		plain := join(v.value)
		once := base64.StdEncoding.EncodeToString([]byte(plain))
		quoted, err := json.Marshal(map[string]any{"boot": []string{plain}})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range []string{once, base64.StdEncoding.EncodeToString([]byte(once)), base64.RawURLEncoding.EncodeToString([]byte(plain)), string(quoted)} {
			if _, ok := InValue("user_data_base64", d); !ok {
				t.Errorf("%q is not found as %q", plain, d)
			}
		}
	}
}
