resource "random_password" "db" {
  length = 32
}

resource "tls_private_key" "ops" {
  algorithm = "ED25519"
}

resource "aws_iam_access_key" "ci" {
  user = "ci"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
  password   = random_password.db.result
}

output "bad_made" {
  value = random_password.db.result
}

output "bad_key" {
  value = tls_private_key.ops.private_key_pem
}

output "bad_access_key" {
  value = aws_iam_access_key.ci.secret
}

output "bad_password" {
  value = { user = "orders", password = aws_db_instance.orders.password }
}

output "bad_literal" {
  value = "postgres://orders:mango-split-9@db.cambio.example/orders"
}

output "host" {
  value = aws_db_instance.orders.address
}

data "aws_ssm_parameter" "token" {
  name = "/orders/token"
}

output "bad_token" {
  value = data.aws_ssm_parameter.token.value
}
