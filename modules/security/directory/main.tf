locals {
  administrator = "Administrator"
}

resource "aws_directory_service_directory" "this" {
  # flota:waive directory-logs AWS forwards the security log of Managed Microsoft AD only
  # flota:waive directory-mfa Simple AD knows no second factor: the IP group of the desktops says from where one may sign in

  name        = var.domain
  description = "Users of ${var.name}"
  type        = "SimpleAD"
  size        = "Small"
  # Valid for the minutes until the runbook below has its first run. The provider takes it from the plan only: it cannot write it alone.
  password = data.aws_secretsmanager_random_password.first.random_password

  vpc_settings {
    vpc_id     = var.vpc_id
    subnet_ids = var.subnet_ids
  }

  lifecycle {
    # Every plan draws another, and a new password would be a new directory.
    ignore_changes = [password]

    precondition {
      # docs.aws.amazon.com/directoryservice/latest/admin-guide/regions.html
      condition     = contains(["us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1", "ap-southeast-1", "ap-southeast-2"], var.region)
      error_message = "There is no Simple AD in ${var.region}: bring a directory of your own by its id."
    }
  }
}

data "aws_secretsmanager_random_password" "first" {
  password_length            = 32
  exclude_punctuation        = true
  require_each_included_type = true
}

# Terraform makes the secret, the runbook its value: so the password is in no state and no plan.
resource "aws_secretsmanager_secret" "administrator" {
  # flota:waive secretsmanager-rotation the runbook changes it: rotation by Secrets Manager itself needs a function in the network

  name        = "${var.name}/directory-administrator"
  description = "User name and password of the administrator of ${var.domain}"
  kms_key_id  = var.key_arn
}
