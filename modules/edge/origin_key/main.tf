locals {
  # Which one is sent is a matter of minutes, since CloudFront is in many places. So the one before and the one after are good as well,
  # and it makes no difference who hears first of another generation.
  generations = { before = var.generation - 1, current = var.generation, next = var.generation + 1 }
}

data "aws_secretsmanager_random_password" "drawn" {
  for_each = toset([for g in values(local.generations) : tostring(g)])

  password_length            = 40
  exclude_punctuation        = true
  require_each_included_type = true
}

# CloudFront takes the header's value from the plan only, neither ephemeral nor by reference: so the key is in the state, where it is
# kept from the first draw on.
resource "terraform_data" "key" {
  for_each = data.aws_secretsmanager_random_password.drawn

  # The provider does not say of what it drew that it is a secret.
  input = sensitive(each.value.random_password)

  lifecycle {
    # Every plan draws another.
    ignore_changes = [input]
  }
}
