variable "settings" {
  default = {
    LOG_LEVEL    = "info"
    DATABASE_URL = "postgres://orders@db.cambio.example/orders"
  }
}

resource "aws_ssm_parameter" "db" {
  name  = "/orders/db/password"
  type  = "SecureString"
  value = "changeme"
}

resource "aws_ecs_task_definition" "secrets" {
  family = "orders"
  container_definitions = jsonencode([{
    name  = "orders"
    image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    environment = [
      { name = "DB_PASSWORD_FILE", value = "/run/secrets/db" },
      { name = "TOKEN_TTL", value = "3600" },
    ]
    secrets               = [{ name = "DB_PASSWORD", valueFrom = aws_ssm_parameter.db.arn }]
    repositoryCredentials = { credentialsParameter = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub" }
  }])
}

resource "aws_batch_job_definition" "none" {
  name                 = "report"
  type                 = "container"
  container_properties = jsonencode({ image = "report:1.0", command = ["report", "--token-file", "/run/token"] })
}
