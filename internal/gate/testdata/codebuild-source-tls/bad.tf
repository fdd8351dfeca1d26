variable "insecure" {
  default = true
}

resource "aws_codebuild_project" "bad" {
  name = "orders"
  source {
    type         = "GITHUB_ENTERPRISE"
    location     = "https://git.cambio.example/orders.git"
    insecure_ssl = var.insecure
  }
}

resource "aws_codebuild_project" "bad_second" {
  name = "invoices"
  source {
    type = "CODEPIPELINE"
  }
  secondary_sources {
    source_identifier = "tools"
    type              = "GITHUB_ENTERPRISE"
    location          = "https://git.cambio.example/tools.git"
    insecure_ssl      = true
  }
}
