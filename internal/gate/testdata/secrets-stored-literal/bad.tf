resource "aws_secretsmanager_secret_version" "bad" {
  secret_id     = "orders/db"
  secret_string = jsonencode({ username = "orders", password = "mango-split-9" })
}

resource "aws_secretsmanager_secret_version" "bad_text" {
  secret_id     = "orders/api"
  secret_string = "mango"
}

resource "aws_secretsmanager_secret_version" "bad_write_only" {
  secret_id                = "orders/api"
  secret_string_wo         = "mango-split-9"
  secret_string_wo_version = 1
}

resource "aws_ssm_parameter" "bad" {
  name  = "/orders/key"
  type  = "SecureString"
  value = "mango"
}

resource "aws_ssm_parameter" "bad_string" {
  name  = "/orders/db/password"
  type  = "String"
  value = "mango-split-9"
}
