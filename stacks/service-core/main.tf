module "repository" {
  source = "../../modules/delivery/repository"
  # A site is files, not an image.
  count = var.service.kind == "site" ? 0 : 1

  name    = "${var.fleet}/${var.service.name}"
  key_arn = var.shared.keys.delivery
  pullers = var.accounts
}
