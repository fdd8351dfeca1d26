data "aws_secretsmanager_secret_version" "db" {
  secret_id = "orders/db"
}

resource "random_password" "db" {
  length = 32
}

locals {
  db_password = data.aws_secretsmanager_secret_version.db.secret_string
  url         = "postgres://orders:${random_password.db.result}@db.cambio.example/orders"
  secret_name = "orders-db-2024"
  tokens      = { access = "minutes", refresh = "days" }
  kms_key     = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

variable "api_key" {
  default = "Zx81kLm02Qp77vRw2XnLb"
}

locals {
  header = { api_key = var.api_key }
}
