locals {
  parameters = {
    log_statement              = "none"
    log_min_duration_statement = "1000"
  }
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "orders-"
  family      = "postgres16"

  dynamic "parameter" {
    for_each = local.parameters
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}

resource "aws_db_instance" "bad" {
  engine               = "postgres"
  parameter_group_name = aws_db_parameter_group.this.name
}
