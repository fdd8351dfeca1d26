variable "password" {
  sensitive = true
}

resource "random_password" "db" {
  length           = 32
  override_special = "!#$%&*()-_=+[]{}<>:?"
}

resource "aws_db_instance" "managed" {
  identifier                  = "orders"
  username                    = "orders"
  manage_master_user_password = true
}

resource "aws_db_instance" "made" {
  identifier = "invoices"
  password   = random_password.db.result
}

resource "aws_rds_cluster" "given" {
  cluster_identifier = "rates"
  master_password    = var.password
}

resource "aws_redshift_cluster" "placeholder" {
  cluster_identifier = "facts"
  node_type          = "ra3.large"
  master_password    = "CHANGE_ME"
}

resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length      = 14
  password_reuse_prevention    = 24
  max_password_age             = 90
  require_uppercase_characters = true
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "orderId2Customer"
  range_key    = "createdAt"

  attribute {
    name = "orderId2Customer"
    type = "S"
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name            = "web"
  user_pool_id    = "eu-west-1_AbCdEfGhI"
  generate_secret = true

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

resource "aws_key_pair" "ops" {
  key_name   = "ops-2024"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2vB8kq9ZrT1mWy6LbN0cJdF5hGs2QaUe7iXoYt4R ops"
}

resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-1a"
  kms_key_id        = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  size              = 20

  tags = {
    Secret   = "the-tag-is-seen-by-all-2024"
    Password = "kept in the vault"
  }
}

resource "aws_iam_role_policy" "read" {
  name = "read-secret"
  role = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-*"
    }]
  })
}

resource "aws_efs_file_system" "data" {
  creation_token = "orders-9f86d081884c7d65"
}

resource "aws_lb_listener" "login" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/orders/50dc6c495c0c9188"
  port              = 443

  default_action {
    type = "authenticate-oidc"

    authenticate_oidc {
      authorization_endpoint = "https://id.cambio.example/authorize"
      client_id              = "orders"
      client_secret          = var.password
      issuer                 = "https://id.cambio.example"
      token_endpoint         = "https://id.cambio.example/token"
      user_info_endpoint     = "https://id.cambio.example/me"
    }
  }
}
