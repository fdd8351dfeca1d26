variable "api_key" {
  sensitive = true
}

resource "random_password" "db" {
  length = 32
}

resource "aws_db_instance" "main" {
  identifier                  = "orders"
  manage_master_user_password = true
}

resource "aws_secretsmanager_secret_version" "made" {
  secret_id     = "orders/db"
  secret_string = jsonencode({ username = "orders", password = random_password.db.result, host = aws_db_instance.main.address })
}

resource "aws_secretsmanager_secret_version" "given" {
  secret_id     = "orders/api"
  secret_string = var.api_key
}

resource "aws_ssm_parameter" "seed" {
  name  = "/orders/key"
  type  = "SecureString"
  value = "changeme"

  lifecycle {
    ignore_changes = [value]
  }
}

resource "aws_ssm_parameter" "setting" {
  name  = "/orders/level"
  type  = "String"
  value = "info"
}

resource "aws_ssm_parameter" "secret_name" {
  name  = "/orders/db/secret-name"
  type  = "String"
  value = "orders-db-2"
}
