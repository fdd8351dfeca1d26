module "cambio" {
  source = "./store"

  settings = { name = "cambio" }
}
