provider "aws" {
  region = var.region
  # Credentials of another account fail before anything is changed.
  allowed_account_ids = [var.account]

  default_tags {
    tags = {
      fleet       = var.fleet
      environment = var.environment
      service     = var.service.name
      managed-by  = "flota"
    }
  }
}
