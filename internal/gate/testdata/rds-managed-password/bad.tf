variable "password" {
  type      = string
  sensitive = true
}

resource "random_password" "orders" {
  length = 32
}

resource "aws_db_instance" "bad_variable" {
  password = var.password
}

resource "aws_rds_cluster" "bad_random" {
  master_password = random_password.orders.result
}

resource "aws_redshiftserverless_namespace" "bad_namespace" {
  namespace_name      = "reports"
  admin_user_password = var.password
}
