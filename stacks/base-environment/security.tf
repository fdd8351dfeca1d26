module "boundary" {
  source = "../../modules/security/boundary"

  name            = local.name
  account         = var.account
  further_actions = var.security.actions
}
