resource "random_password" "db" {
  length = 32
}

resource "tls_private_key" "ops" {
  algorithm = "ED25519"
}

resource "aws_secretsmanager_secret" "db" {
  name = "orders/db"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  manage_master_user_password = true
}

output "password" {
  value     = random_password.db.result
  sensitive = true
}

output "public_key" {
  value = tls_private_key.ops.public_key_openssh
}

output "secret_arn" {
  value = aws_secretsmanager_secret.db.arn
}

output "master_secret" {
  value = aws_rds_cluster.orders.master_user_secret[0].secret_arn
}

output "length" {
  value = random_password.db.length
}
