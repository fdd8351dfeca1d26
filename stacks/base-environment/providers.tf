provider "aws" {
  region = var.region
  # Credentials of another account fail before anything is changed.
  allowed_account_ids = [var.account]

  dynamic "assume_role" {
    for_each = var.role_arn == null ? [] : [var.role_arn]

    content {
      role_arn     = assume_role.value
      session_name = "flota"
    }
  }

  default_tags {
    tags = {
      fleet       = var.fleet
      environment = var.environment
      service     = "base"
      managed-by  = "flota"
    }
  }
}
